use law::kinds::{Export, Note, OpenFor};

impl OpenFor<Export> for Note {}

fn main() {}
