//! One test body, two engines.

use store::{Content, Start, Store};

pub use crate::server::{Database, server};

/// Runs `test` on a fresh store of each engine.
pub fn both(content: Content, test: impl Fn(&Store)) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(&folder.path().join("store"), content, Start::Create).unwrap();
    test(&store);
    if let Some(server) = server() {
        let database = Database::new(&server);
        test(&Store::postgres(&database.url, content, Start::Create).unwrap());
    }
}
