use super::ConsentText;
use crate::text::De;
use desk::consent::ConsentAction;
use law::vocabulary::{Channel, ConsentState, Evidence};

impl ConsentText for De {
    fn consent_title(&self) -> &'static str {
        "Einwilligungen"
    }
    fn consent_withdraw(&self) -> &'static str {
        "Einwilligung widerrufen"
    }
    fn consent_none(&self) -> &'static str {
        "Keine Einwilligung gespeichert."
    }
    fn consent_give(&self) -> &'static str {
        "Einwilligung eintragen"
    }
    fn consent_give_lead(&self) -> &'static str {
        "Zählt nur mit Wortlaut und Nachweis. Ein späterer Widerruf geht immer vor."
    }
    fn consent_confirm(&self) -> &'static str {
        "Bestätigung eintragen"
    }
    fn consent_confirm_lead(&self) -> &'static str {
        "Eine angefragte Einwilligung zählt erst, wenn die Person sie bestätigt hat, etwa über den Link der Bestätigungs-E-Mail."
    }
    fn consent_lift(&self) -> &'static str {
        "Widerspruch zurücknehmen"
    }
    fn consent_lift_lead(&self) -> &'static str {
        "Nur auf das eigene, neuere Wort der Person hin, mit Nachweis. Die Sperrliste behält, was gesagt wurde: Jeder Kanal braucht danach noch seine Einwilligung."
    }
    fn consent_no_wording(&self) -> &'static str {
        "Noch kein Wortlaut angelegt. Marketing oder die Betroffenenstelle legen ihn an."
    }
    fn consent_wording(&self) -> &'static str {
        "Wortlaut"
    }
    fn consent_wordings(&self) -> &'static str {
        "Wortlaute"
    }
    fn consent_wordings_lead(&self) -> &'static str {
        "Ein Wortlaut wird nie geändert: Jede Einwilligung bleibt bei dem Text, dem sie galt."
    }
    fn consent_wording_add(&self) -> &'static str {
        "Wortlaut anlegen"
    }
    fn consent_body(&self) -> &'static str {
        "Text, Wort für Wort"
    }
    fn consent_body_hint(&self) -> &'static str {
        "Nennt Verantwortlichen, Zweck, Kanäle und das Recht zum Widerruf."
    }
    fn consent_channel_title(&self) -> &'static str {
        "Kanal"
    }
    fn consent_channels(&self) -> &'static str {
        "Kanäle, die der Text nennt"
    }
    fn consent_names_advertiser(&self) -> &'static str {
        "Nennt jeden Werbenden mit Namen"
    }
    fn consent_active_act(&self) -> &'static str {
        "Verlangt ein eigenes Tun (kein vorangekreuztes Feld)"
    }
    fn consent_coupled(&self) -> &'static str {
        "Ist an eine andere Leistung gekoppelt"
    }
    fn consent_tracking(&self) -> &'static str {
        "Umfasst das Messen von Öffnungen und Klicks"
    }
    fn consent_evidence_title(&self) -> &'static str {
        "Nachweis"
    }
    fn consent_given_on(&self) -> &'static str {
        "Erteilt am"
    }
    fn consent_detail(&self) -> &'static str {
        "Wo liegt der Nachweis?"
    }
    fn consent_object(&self) -> &'static str {
        "Widerspruch eintragen"
    }
    fn consent_object_lead(&self) -> &'static str {
        "Gilt ab sofort für alle Kennungen der Person und kommt auf die Sperrliste."
    }
    fn consent_object_what(&self) -> &'static str {
        "Wogegen?"
    }
    fn consent_object_all(&self) -> &'static str {
        "Jede Werbung"
    }
    fn consent_objected_all(&self) -> &'static str {
        "Die Person hat jeder Werbung widersprochen."
    }
    fn consent_objected_part(&self) -> &'static str {
        "Die Person hat einem Teil der Werbung widersprochen."
    }
    fn consent_for_all(&self) -> &'static str {
        "alle Werbung"
    }
    fn consent_all_channels(&self) -> &'static str {
        "alle Kanäle"
    }
    fn consent_when(&self) -> &'static str {
        "Wann"
    }
    fn consent_what(&self) -> &'static str {
        "Was"
    }
    fn consent_for(&self) -> &'static str {
        "Wofür"
    }
    fn consent_by(&self) -> &'static str {
        "Eingetragen von"
    }
    fn consent_no_events(&self) -> &'static str {
        "Noch kein Ereignis."
    }
    fn consent_program(&self) -> &'static str {
        "Programm"
    }
    fn consent_since(&self) -> &'static str {
        "Anlage"
    }
    fn consent_channel(&self, word: Channel) -> &'static str {
        match word {
            Channel::PhoneHuman => "Telefon",
            Channel::PhoneAuto => "Anrufautomat",
            Channel::Email => "E-Mail",
            Channel::Sms => "SMS",
            Channel::Messenger => "Messenger",
            Channel::Fax => "Fax",
            Channel::PostAddressed => "Brief",
            Channel::PostUnaddressed => "Postwurf",
            Channel::Push => "Push-Nachricht",
            Channel::AdPlatformUpload => "Werbeplattform",
        }
    }
    fn consent_state(&self, word: ConsentState) -> &'static str {
        match word {
            ConsentState::None => "keine",
            ConsentState::Pending => "angefragt",
            ConsentState::Active => "erteilt",
            ConsentState::Withdrawn => "widerrufen",
            ConsentState::Lapsed => "erloschen",
        }
    }
    fn consent_evidence(&self, word: Evidence) -> &'static str {
        match word {
            Evidence::None => "keiner",
            Evidence::DoiEmail => "Bestätigte E-Mail (Double-Opt-in)",
            Evidence::CodeToPhone => "Code an das Telefon",
            Evidence::Signed => "Unterschrift",
            Evidence::Recorded => "Aufzeichnung",
            Evidence::Phone7a => "Dokumentation nach § 7a UWG",
            Evidence::ImportFlag => "Angabe einer Datei",
        }
    }
    fn consent_action(&self, word: ConsentAction) -> &'static str {
        match word {
            ConsentAction::Requested => "angefragt",
            ConsentAction::Given => "erteilt",
            ConsentAction::Confirmed => "bestätigt",
            ConsentAction::Withdrawn => "widerrufen",
            ConsentAction::Objected => "widersprochen",
            ConsentAction::Used => "genutzt",
            ConsentAction::ImportUndone => "Import zurückgenommen",
            ConsentAction::ObjectionLifted => "Widerspruch aufgehoben",
            ConsentAction::Merged => "Ablehnung gilt seit einer Zusammenführung",
        }
    }
}
