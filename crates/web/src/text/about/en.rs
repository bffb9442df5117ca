use super::AboutText;
use crate::text::En;

impl AboutText for En {
    fn about_title(&self) -> &'static str {
        "About Obhut"
    }
    fn about_what(&self) -> &'static str {
        "Obhut is a customer relationship system that keeps data-protection law by itself. All data stay on the server of this firm."
    }
    fn about_version(&self) -> &'static str {
        "Version"
    }
    fn about_licence(&self) -> &'static str {
        "Licence"
    }
    fn about_source(&self) -> &'static str {
        "Source code"
    }
    fn about_source_ask(&self) -> &'static str {
        "Whoever runs this server gives you the source code of exactly this version."
    }
    fn about_warranty(&self) -> &'static str {
        "Free software without warranty. Everyone may use, study, share and change it; whoever offers a changed version discloses its source code too."
    }
}
