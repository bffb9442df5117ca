use vault::{Clear, PersonKey, Vault};

fn copy(clear: &Clear, key: &PersonKey, vault: &Vault) -> (Clear, PersonKey, Vault) {
    (clear.clone(), key.clone(), vault.clone())
}

fn main() {}
