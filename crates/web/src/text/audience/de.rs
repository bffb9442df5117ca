use super::AudienceText;
use crate::text::De;
use crate::text::FrameText as _;
use law::vocabulary::{Channel, Country, PersonType, Relation};

impl AudienceText for De {
    fn audience_title(&self) -> &'static str {
        "Zielgruppen"
    }
    fn audience_lead(&self) -> &'static str {
        "Wer darf wofür angesprochen werden – und warum die anderen nicht."
    }
    fn audience_new(&self) -> &'static str {
        "Neue Zielgruppe"
    }
    fn audience_none(&self) -> &'static str {
        "Noch keine Zielgruppe festgehalten"
    }
    fn audience_none_text(&self) -> &'static str {
        "Fragen Sie, wer angesprochen werden darf. Erst wenn Sie die Antwort festhalten, wird sie zum Nachweis."
    }
    fn audience_what(&self) -> &'static str {
        "Was wird verschickt?"
    }
    fn audience_whom(&self) -> &'static str {
        "An wen?"
    }
    fn audience_channel_label(&self) -> &'static str {
        "Kanal"
    }
    fn audience_group(&self) -> &'static str {
        "Warengruppe"
    }
    fn audience_group_hint(&self) -> &'static str {
        "Nötig für Werbung an Bestandskunden ohne Einwilligung."
    }
    fn audience_any(&self) -> &'static str {
        "alle"
    }
    fn audience_no_group(&self) -> &'static str {
        "keine bestimmte"
    }
    fn audience_relation_label(&self) -> &'static str {
        "Beziehung"
    }
    fn audience_country_label(&self) -> &'static str {
        "Land"
    }
    fn audience_party_label(&self) -> &'static str {
        "Personenart"
    }
    fn audience_town(&self) -> &'static str {
        "Ort"
    }
    fn audience_town_hint(&self) -> &'static str {
        "Leer lassen für alle Orte."
    }
    fn audience_since(&self) -> &'static str {
        "Letzter Kauf seit"
    }
    fn audience_stop_link(&self) -> &'static str {
        "Die Nachricht enthält einen Abmeldelink oder eine Abmeldeadresse"
    }
    fn audience_art21(&self) -> &'static str {
        "Auf das Widerspruchsrecht wird gesondert hingewiesen"
    }
    fn audience_tracking(&self) -> &'static str {
        "Öffnungen oder Klicks werden gemessen"
    }
    fn audience_message(&self) -> &'static str {
        "Eigenschaften der Nachricht"
    }
    fn audience_ask(&self) -> &'static str {
        "Zielgruppe berechnen"
    }
    fn audience_keep(&self) -> &'static str {
        "Als Nachweis festhalten"
    }
    fn audience_keep_hint(&self) -> &'static str {
        "Hält jede Entscheidung mit ihrer Begründung fest. Danach können Sie die Personen sehen und ausgeben."
    }
    fn audience_inside(&self) -> &'static str {
        "Dürfen angesprochen werden"
    }
    fn audience_outside(&self) -> &'static str {
        "Dürfen nicht angesprochen werden"
    }
    fn audience_unreachable(&self) -> &'static str {
        "Ohne Adresse für diesen Kanal"
    }
    fn audience_reasons(&self) -> &'static str {
        "Anzahl nach Grund"
    }
    fn audience_reasons_each(&self) -> &'static str {
        "Die Gründe im Einzelnen"
    }
    fn audience_rule(&self) -> &'static str {
        "Regel"
    }
    fn audience_sources(&self) -> &'static str {
        "Fundstellen"
    }
    fn audience_duties(&self) -> &'static str {
        "Pflichten"
    }
    fn audience_nobody(&self) -> &'static str {
        "Niemand passt zu dieser Auswahl. Bitte weniger eng eingrenzen."
    }
    fn audience_decided(&self) -> &'static str {
        "Stand"
    }
    fn audience_ruleset(&self) -> &'static str {
        "Regelwerk"
    }
    fn audience_members(&self) -> &'static str {
        "Personen"
    }
    fn audience_members_lead(&self) -> &'static str {
        "Jede Ansicht dieser Namen wird festgehalten."
    }
    fn audience_nameless(&self) -> &'static str {
        "ohne Namen"
    }
    fn audience_why(&self) -> &'static str {
        "Warum?"
    }
    fn audience_facts(&self) -> &'static str {
        "Die Tatsachen, aus denen entschieden wurde"
    }
    fn audience_facts_hint(&self) -> &'static str {
        "Ohne Personendaten. Mit „obhut law verdict“ lässt sich die Entscheidung nachrechnen."
    }
    fn audience_show_people(&self) -> &'static str {
        "Personen ansehen"
    }
    fn audience_bad_channel(&self) -> &'static str {
        "Diese Tätigkeit nutzt diesen Kanal nicht."
    }
    fn audience_bad_day(&self) -> &'static str {
        "Bitte einen Tag angeben, zum Beispiel 2026-03-31."
    }
    fn audience_back(&self) -> &'static str {
        "Zur Zielgruppe"
    }
    fn audience_allowed(&self, allowed: u64, of: u64) -> String {
        format!("{} von {} dürfen angesprochen werden", self.number(allowed), self.number(of))
    }
    fn audience_persons(&self, persons: u64) -> String {
        match persons {
            1 => "1 Person".to_owned(),
            n => format!("{} Personen", self.number(n)),
        }
    }
    fn audience_channel(&self, word: Channel) -> &'static str {
        match word {
            Channel::PhoneHuman => "Telefon",
            Channel::PhoneAuto => "Automatischer Anruf",
            Channel::Email => "E-Mail",
            Channel::Sms => "SMS",
            Channel::Messenger => "Messenger",
            Channel::Fax => "Fax",
            Channel::PostAddressed => "Brief",
            Channel::PostUnaddressed => "Wurfsendung",
            Channel::Push => "Push-Nachricht",
            Channel::AdPlatformUpload => "Anzeigen-Plattform",
        }
    }
    fn audience_relation(&self, word: Relation) -> &'static str {
        match word {
            Relation::None => "Keine Beziehung",
            Relation::Inquiry => "Anfrage",
            Relation::Customer => "Kunde",
            Relation::FormerCustomer => "Früherer Kunde",
            Relation::FreeAccount => "Kostenloses Konto",
            Relation::LeadImported => "Übernommene Adresse",
        }
    }
    fn audience_country(&self, word: Country) -> &'static str {
        match word {
            Country::De => "Deutschland",
            Country::At => "Österreich",
            Country::Ch => "Schweiz",
            Country::EuOther => "Anderes EU/EWR-Land",
            Country::Other => "Anderes Land",
            Country::Unknown => "Unbekannt",
        }
    }
    fn audience_party(&self, word: PersonType) -> &'static str {
        match word {
            PersonType::Consumer => "Verbraucher",
            PersonType::BusinessPerson => "Ansprechpartner einer Firma",
            PersonType::BusinessEntity => "Firma",
            PersonType::Unknown => "Unbekannt",
        }
    }
}
