//! Writes the description of the API: `cargo run -p web --example openapi > crates/web/openapi.json`.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let text = serde_json::to_string_pretty(&web::api::document()).unwrap_or_default();
    writeln!(std::io::stdout(), "{text}")
}
