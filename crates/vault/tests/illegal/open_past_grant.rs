use law::access::Permit;
use law::kinds::{Email, View};
use vault::{Ledger, Moment, Open, PersonKey, Sealed, Vault};

fn keep<'a>(
    vault: &'a Vault,
    permit: Permit<View>,
    ledger: &mut dyn Ledger,
    moment: Moment,
    key: &PersonKey,
    email: &Sealed<Email>,
) -> Option<Open<'a, Email>> {
    let grant = vault.grant(permit, ledger, moment, Some(key)).ok()?;
    grant.open(key, email).ok()
}

fn main() {}
