//! The folder that holds one database, and who may work in it.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::log::Log;
use crate::failure::{Failure, Kind};
use crate::store::{Content, Start};

/// A folder claimed by this process: only its owner may look in, and no second process may serve
/// it while the value lives.
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    pub(crate) log: Arc<Log>,
    _lock: File,
}

impl Place {
    /// Claims `folder`. Nothing is made where a database is expected, nothing is overwritten
    /// where a new one is wanted.
    pub(crate) fn claim(folder: &Path, content: Content, start: Start) -> Result<Self, Failure> {
        if start == Start::Create {
            make(folder)?;
        }
        refuse_network(folder)?;
        let file = folder.join(content.file_name());
        if start == Start::Open && !holds_database(&file)? {
            return Err(Kind::Missing.into());
        }
        let lock = lock(&folder.join("lock"))?;
        close_to_others(folder, &file)?;
        let log = Arc::new(Log::of(file.clone()));
        Ok(Self { file, log, _lock: lock })
    }
}

/// Makes the folder, or takes an empty one.
fn make(folder: &Path) -> Result<(), Failure> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Kind::Exists.into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(DirBuilder::new().recursive(true).mode(0o700).create(folder)?)
        }
        Err(error) => Err(error.into()),
    }
}

fn holds_database(file: &Path) -> Result<bool, Failure> {
    match fs::metadata(file) {
        Ok(found) => Ok(found.is_file() && found.len() > 0),
        Err(error) => Err(error.into()),
    }
}

fn lock(path: &Path) -> Result<File, Failure> {
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Kind::InUse.into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Folder 0700 and file 0600. SQLite gives its log files the mode of the database file, so the
/// file is made here, before SQLite can make it with a wider mode.
fn close_to_others(folder: &Path, file: &Path) -> Result<(), Failure> {
    fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    Ok(fs::set_permissions(file, Permissions::from_mode(0o600))?)
}

fn refuse_network(folder: &Path) -> Result<(), Failure> {
    let folder = folder.canonicalize()?;
    #[expect(clippy::disallowed_methods, reason = "the system's own list of mounts")]
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    match file_system(&mounts, &folder) {
        Some(kind) if is_network(kind) => Err(Kind::NetworkFolder.into()),
        _ => Ok(()),
    }
}

/// The file system `path` is on, from the lines of `/proc/self/mountinfo` (proc(5)): the fifth
/// field is the mount point, the type comes after a lone `-`. The longest mount point wins, of
/// equals the last, which covers the others.
fn file_system<'m>(mounts: &'m str, path: &Path) -> Option<&'m str> {
    let mount = |line: &'m str| {
        let (head, tail) = line.split_once(" - ")?;
        let point = PathBuf::from(unescape(head.split(' ').nth(4)?));
        Some((point, tail.split(' ').next()?))
    };
    mounts
        .lines()
        .filter_map(mount)
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| point.components().count())
        .map(|(_, kind)| kind)
}

/// Blanks in a mount point are written in octal.
fn unescape(point: &str) -> String {
    point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
}

fn is_network(kind: &str) -> bool {
    const NETWORK: [&str; 14] = [
        "9p",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "gfs2",
        "lustre",
        "ncpfs",
        "smb3",
        "smbfs",
    ];
    kind.starts_with("nfs") || NETWORK.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /srv rw - nfs4 files:/srv rw
31 30 8:2 / /srv/local rw - xfs /dev/sdb rw
32 22 0:27 / /mnt/my\\040share rw - cifs //files/x rw";

    #[test]
    fn the_longest_mount_point_decides() {
        let on = |path: &str| file_system(MOUNTS, Path::new(path));
        assert_eq!(on("/home/x"), Some("ext4"));
        assert_eq!(on("/srv/data"), Some("nfs4"));
        assert_eq!(on("/srv/local/data"), Some("xfs"));
        assert_eq!(on("/srvx"), Some("ext4"));
        assert_eq!(on("/mnt/my share/data"), Some("cifs"));
        assert_eq!(file_system("", Path::new("/")), None);
    }

    #[test]
    fn folders_of_the_network_are_refused() {
        assert!(["nfs", "nfs4", "cifs", "9p", "fuse.sshfs"].iter().all(|kind| is_network(kind)));
        assert!(!["ext4", "xfs", "btrfs", "tmpfs", "overlay"].iter().any(|kind| is_network(kind)));
    }
}
