//! The second step of taking a file in, without a script: what was detected, and what is said by hand.

use law::vocabulary::Role;

use super::office::{Office, Reply, Signed};

const SETTINGS: [&str; 6] = ["encoding", "delimiter", "quote", "header", "sheet", "dates"];

struct Wizard<'a> {
    office: &'a Office,
    session: Signed,
    /// Fields of the page shown, settings and answers of the first step.
    fields: Vec<(String, String)>,
    import: String,
}

impl<'a> Wizard<'a> {
    /// Uploads a list of the shop.
    async fn with(office: &'a Office, list: &str) -> (Self, Reply) {
        let session = office.signed_in(Role::Sales);
        let answers = [("csrf", session.csrf.as_str()), ("source", "2"), ("country", "DE")];
        let empty = ["supplier", "contract", "delivered", "occasion", "claimed"].map(|f| (f, ""));
        let told = answers.into_iter().chain([("party", "CONSUMER")]).chain(empty);
        let part = |(name, value): (&str, &str)| {
            format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let form: String = told.chain([("file", list)]).map(part).collect();
        let headers = [
            ("cookie", session.cookie.as_str()),
            ("content-type", "multipart/form-data; boundary=B"),
        ];
        let reply = office.send("POST /imports", &headers, &(form + "--B--\r\n")).await;
        let import = reply.body.split("/imports/").find_map(|rest| rest.split_once("/map"));
        let import = import.map(|(id, _)| id.to_owned()).unwrap_or_default();
        let mut wizard = Self { office, session, fields: Vec::new(), import };
        wizard.read(&reply);
        (wizard, reply)
    }

    /// Takes over what the page shows.
    fn read(&mut self, reply: &Reply) {
        let hidden =
            reply.body.split("<input type=\"hidden\" name=\"").skip(1).filter_map(|rest| {
                let (name, rest) = rest.split_once("\" value=\"")?;
                Some((name.to_owned(), rest.split_once('"')?.0.to_owned()))
            });
        let mut fields: Vec<_> = hidden.collect();
        for select in reply.body.split("<select ").skip(1) {
            let name = select.split_once("name=\"").unwrap().1.split_once('"').unwrap().0;
            let select = select.split_once("</select>").unwrap().0;
            let chosen = select.split("<option value=\"").find(|o| o.contains(" selected"));
            let chosen = chosen.and_then(|option| option.split_once('"')).map_or("", |(v, _)| v);
            fields.push((name.to_owned(), chosen.to_owned()));
        }
        let ours = ["target", "seen", "source", "country", "party", "supplier", "contract"];
        let ours = |name: &str| {
            ours.contains(&name)
                || SETTINGS.contains(&name)
                || ["delivered", "occasion", "claimed"].contains(&name)
        };
        fields.retain(|(name, _)| ours(name));
        self.fields = fields;
    }

    fn set(&mut self, name: &str, value: &str) {
        let field = self.fields.iter_mut().find(|(found, _)| found == name).unwrap();
        field.1 = value.to_owned();
    }

    fn value(&self, name: &str) -> &str {
        &self.fields.iter().find(|(found, _)| found == name).unwrap().1
    }

    async fn press(&mut self, button: &str) -> Reply {
        let csrf = ("csrf".to_owned(), self.session.csrf.clone());
        let all = std::iter::once(&csrf).chain(&self.fields);
        let form: Vec<String> = all
            .map(|(name, value)| {
                format!("{name}={}", value.replace(',', "%2C").replace('=', "%3D"))
            })
            .collect();
        let line = format!("POST /imports/{}/{button}", self.import);
        let headers = [("cookie", self.session.cookie.as_str())];
        let reply = self.office.send(&line, &headers, &form.join("&")).await;
        if reply.status != 303 {
            self.read(&reply);
        }
        reply
    }

    fn names(reply: &Reply) -> Vec<&str> {
        let names = reply.body.split("<label for=\"c-").skip(1);
        names.map(|rest| rest.split_once('>').unwrap().1.split_once('<').unwrap().0).collect()
    }
}

#[tokio::test]
async fn what_was_detected_wrongly_is_shown_corrected_and_remembered() {
    let office = Office::with(&[Role::Sales]);
    let list = "Liste:Mai:\nKennung:Ruf:Post\nLund:0431 98765:lund@nordpol.example\n";
    let (mut wizard, first) = Wizard::with(&office, list).await;
    assert_eq!(first.status, 200, "{}", first.body);
    assert!(first.body.contains("Kennung:Ruf:Post"), "the lines as they stand");
    wizard.set("delimiter", "COLON");
    wizard.set("header", "2");
    // Taking in what nobody has looked at shows it first.
    let unseen = wizard.press("run").await;
    assert_eq!(unseen.status.as_u16(), 422);
    assert_eq!(Wizard::names(&unseen), ["Kennung", "Ruf", "Post"]);
    assert_eq!((wizard.value("delimiter"), wizard.value("header")), ("COLON", "2"));
    let targets = ["name.family", "phone.number", "email.address"];
    let mut targets = targets.iter();
    for (_, value) in wizard.fields.iter_mut().filter(|(name, _)| name == "target") {
        *value = (*targets.next().unwrap()).to_owned();
    }
    let kept = wizard.press("map").await;
    assert_eq!((kept.status.as_u16(), wizard.value("target")), (200, "name.family"));
    assert_eq!(wizard.press("run").await.status.as_u16(), 303);
    // The next list of the source is read the same way, and says so.
    let (next, again) = Wizard::with(&office, &list.replace("Lund", "Lindner")).await;
    assert_eq!(Wizard::names(&again), ["Kennung", "Ruf", "Post"]);
    assert_eq!((next.value("delimiter"), next.value("target")), ("COLON", "name.family"));
    assert!(again.body.contains("as the last time") || again.body.contains("beim letzten Mal"));
}

#[tokio::test]
async fn a_file_whose_columns_cannot_be_read_shows_its_lines_and_the_way_out() {
    let office = Office::with(&[Role::Sales]);
    let (mut wizard, first) = Wizard::with(&office, "Nachname;E-Mail\n").await;
    assert_eq!(first.status.as_u16(), 422, "a header alone");
    assert!(first.body.contains("Nachname;E-Mail") && !first.body.contains("name=\"target\""));
    wizard.set("header", "0");
    let look = wizard.press("map").await;
    assert_eq!((look.status.as_u16(), Wizard::names(&look).len()), (200, 2));
    wizard.set("header", "1");
    assert_eq!(wizard.press("map").await.status.as_u16(), 422);
    let strange = {
        wizard.set("delimiter", "x");
        wizard.press("map").await
    };
    assert_eq!(strange.status.as_u16(), 422);
    // What is no list at all is turned away as before.
    let (_, nothing) = Wizard::with(&office, "%PDF-1.7 nothing").await;
    assert!(nothing.status.is_client_error() && !nothing.body.contains("name=\"encoding\""));
}
