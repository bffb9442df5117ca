use law::kinds::Email;
use vault::Sealed;

fn log(email: &Sealed<Email>) -> String {
    format!("could not send to {email:?}")
}

fn main() {}
