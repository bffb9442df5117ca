//! A firm made, fed and asked through the real program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A firm in a folder of its own. Key file, lists and temporary files lie beside it, not in it.
pub struct Firm {
    outside: TempDir,
}

/// How a command ended.
pub struct Ended {
    /// Exit code; `None` after a signal.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Firm {
    /// A new firm with a key file.
    pub fn new() -> Self {
        let firm = Self { outside: tempfile::tempdir().unwrap() };
        std::fs::create_dir(firm.beside("tmp")).unwrap();
        let made = firm.run(&["init", text(&firm.data()), "--key-file", text(&firm.key_file())]);
        assert_eq!(made.code, Some(0), "{}", made.err);
        firm
    }

    /// A new firm with a key file, on these two databases.
    pub fn on(databases: &[String; 2]) -> Self {
        let firm = Self { outside: tempfile::tempdir().unwrap() };
        std::fs::create_dir(firm.beside("tmp")).unwrap();
        let (data, key) = (firm.data(), firm.key_file());
        let mut args = vec!["init", text(&data), "--key-file", text(&key)];
        args.extend(["--database", &databases[0], "--key-database", &databases[1]]);
        let made = firm.run(&args);
        assert_eq!(made.code, Some(0), "{}", made.err);
        firm
    }

    /// The firm's folder.
    pub fn data(&self) -> PathBuf {
        self.beside("firm")
    }

    /// The key file.
    pub fn key_file(&self) -> PathBuf {
        self.beside("root.key")
    }

    /// A place beside the firm's folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.outside.path().join(name)
    }

    /// Writes a list beside the firm.
    pub fn list(&self, name: &str, text: &str) -> PathBuf {
        let path = self.beside(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The program, in English, with temporary files where the scanner looks.
    pub fn program(&self) -> Command {
        self.command(env!("CARGO_BIN_EXE_obhut"))
    }

    /// Another program in the same surroundings.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        for name in ["LC_ALL", "LC_MESSAGES"] {
            command.env_remove(name);
        }
        command.env("LANG", "en_GB.UTF-8").env("TMPDIR", self.beside("tmp")).stdin(Stdio::null());
        command
    }

    /// Runs the program with these arguments.
    pub fn run(&self, args: &[&str]) -> Ended {
        ended(self.program().args(args))
    }

    /// `obhut import FILE --source SOURCE`.
    pub fn import(&self, file: &Path, source: &str) -> Ended {
        ended(self.program().args(import_args(file, source, &self.data())))
    }

    /// Leaves the firm's folder as it is in `other`, and everything else aside.
    pub fn copy_to(&self, other: &Path) {
        copy(&self.data(), other);
    }
}

/// Arguments of an import into a folder.
pub fn import_args<'a>(file: &'a Path, source: &'a str, data: &'a Path) -> [&'a str; 8] {
    let country = ["--country", "DE"];
    ["import", text(file), "--source", source, "--data", text(data), country[0], country[1]]
}

/// Runs a command to its end.
pub fn ended(command: &mut Command) -> Ended {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// Copies a folder with everything in it, rights included.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
