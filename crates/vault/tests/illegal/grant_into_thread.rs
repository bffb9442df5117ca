use law::kinds::{Email, View};
use vault::{Grant, PersonKey, Sealed};

fn later(grant: Grant<'_, View>, key: PersonKey, email: Sealed<Email>) {
    std::thread::spawn(move || {
        let _ = grant.open(&key, &email);
    });
}

fn main() {}
