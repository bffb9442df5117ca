use law::kinds::{Mail, Note};
use vault::{Grant, PersonKey, Sealed};

fn address(grant: &Grant<'_, Mail>, key: &PersonKey, note: &Sealed<Note>) {
    let _ = grant.open(key, note);
}

fn main() {}
