use vault::{Clear, PersonKey, SlotSecret, Vault};

fn log(clear: &Clear, key: &PersonKey, vault: &Vault, secret: &SlotSecret) -> String {
    format!("{clear:?} {key:?} {vault:?} {secret:?}")
}

fn main() {}
