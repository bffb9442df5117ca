use law::kinds::Email;
use vault::Sealed;

fn render(email: &Sealed<Email>) -> String {
    format!("<td>{email}</td>")
}

fn main() {}
