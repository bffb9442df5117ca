use super::PeopleText;
use crate::text::De;
use crate::text::FrameText as _;
use desk::people::{Decision, LookReason};
use law::vocabulary::{Basis, Country, PersonState, PersonType, Relation};

impl PeopleText for De {
    fn people_found(&self, count: u64) -> String {
        match count {
            0 => "Niemand gefunden".to_owned(),
            1 => "1 Person".to_owned(),
            n => format!("{} Personen", self.number(n)),
        }
    }
    fn people_since(&self, day: &str) -> String {
        format!("gespeichert seit {day}")
    }
    fn people_withheld(&self, kinds: &str) -> String {
        format!("Für diese Tätigkeit nicht gezeigt: {kinds}")
    }
    fn people_blocked_since(&self, day: &str) -> String {
        format!("Diese Person steht seit {day} auf der Sperrliste.")
    }
    fn people_title(&self) -> &'static str {
        "Personen"
    }
    fn people_lead(&self) -> &'static str {
        "Die Neuesten zuerst. Namen werden für diese Seite geöffnet und das wird protokolliert."
    }
    fn people_new(&self) -> &'static str {
        "Person eintragen"
    }
    fn people_name(&self) -> &'static str {
        "Name"
    }
    fn people_company(&self) -> &'static str {
        "Firma"
    }
    fn people_town(&self) -> &'static str {
        "Ort"
    }
    fn people_relation_title(&self) -> &'static str {
        "Beziehung"
    }
    fn people_party_title(&self) -> &'static str {
        "Art"
    }
    fn people_country_title(&self) -> &'static str {
        "Land"
    }
    fn people_state_title(&self) -> &'static str {
        "Stand"
    }
    fn people_language_title(&self) -> &'static str {
        "Sprache"
    }
    fn people_any(&self) -> &'static str {
        "alle"
    }
    fn people_filter(&self) -> &'static str {
        "Filtern"
    }
    fn people_unnamed(&self) -> &'static str {
        "(ohne Namen)"
    }
    fn people_search_label(&self) -> &'static str {
        "Suchen: Name, Ort, Firma, E-Mail, Telefon"
    }
    fn people_search(&self) -> &'static str {
        "Suchen"
    }
    fn people_none(&self) -> &'static str {
        "Niemand gefunden"
    }
    fn people_none_text(&self) -> &'static str {
        "Andere Wörter oder weniger Filter versuchen. Gesperrte Personen sieht nur die Betroffenenstelle."
    }
    fn people_scan_on(&self) -> &'static str {
        "Bis hierher passte niemand; weiter hinten kann es Treffer geben."
    }
    fn people_best(&self) -> &'static str {
        "Die besten Treffer. Mehr Buchstaben grenzen ein."
    }
    fn people_may_contact(&self) -> &'static str {
        "Darf ich ansprechen?"
    }
    fn people_closed(&self, count: u64) -> String {
        match count {
            1 => "Ein Weg ist nicht erlaubt".to_owned(),
            n => format!("{} Wege sind nicht erlaubt", self.number(n)),
        }
    }
    fn people_more(&self) -> &'static str {
        "Mehr …"
    }
    fn people_opened(&self) -> &'static str {
        "Wer hat das geöffnet?"
    }
    fn people_none_open(&self) -> &'static str {
        "Für Werbung ist zurzeit kein Weg offen. Auf eine Anfrage antworten und zu einem Vertrag schreiben bleibt möglich (R-MKT-50)."
    }
    fn people_due(&self) -> &'static str {
        "Zu informieren"
    }
    fn people_due_lead(&self) -> &'static str {
        "Diese Menschen haben ihre Daten nicht selbst gegeben und müssen erfahren, dass sie gespeichert sind: spätestens einen Monat danach und bei der ersten Ansprache (Art. 14 DSGVO)."
    }
    fn people_due_none(&self) -> &'static str {
        "Niemand ist zu informieren"
    }
    fn people_due_none_text(&self) -> &'static str {
        "Wer aus einer fremden Quelle kommt, erscheint hier bis zur Benachrichtigung."
    }
    fn people_due_on(&self) -> &'static str {
        "Spätestens am"
    }
    fn people_overdue(&self) -> &'static str {
        "überfällig"
    }
    fn people_informed_tick(&self) -> &'static str {
        "Informiert"
    }
    fn people_informed(&self) -> &'static str {
        "Angekreuzte als informiert vermerken"
    }
    fn people_no_address(&self) -> &'static str {
        "Es ist keine Adresse für diesen Kanal gespeichert."
    }
    fn people_data(&self) -> &'static str {
        "Daten"
    }
    fn people_orders(&self) -> &'static str {
        "Bestellungen"
    }
    fn people_history(&self) -> &'static str {
        "Verlauf"
    }
    fn people_disclosures(&self) -> &'static str {
        "Weitergaben"
    }
    fn people_no_values(&self) -> &'static str {
        "Für diese Tätigkeit ist nichts gespeichert."
    }
    fn people_no_orders(&self) -> &'static str {
        "Keine Bestellungen."
    }
    fn people_no_disclosures(&self) -> &'static str {
        "Noch nichts weitergegeben."
    }
    fn people_opened_for(&self) -> &'static str {
        "Geöffnet für"
    }
    fn people_change_view(&self) -> &'static str {
        "Ansicht wechseln"
    }
    fn people_add_value(&self) -> &'static str {
        "Wert hinzufügen"
    }
    fn people_correct(&self) -> &'static str {
        "Berichtigen"
    }
    fn people_remove(&self) -> &'static str {
        "Entfernen"
    }
    fn people_correct_lead(&self) -> &'static str {
        "Der falsche Wert wird ersetzt; sein Inhalt wird sofort vernichtet."
    }
    fn people_remove_lead(&self) -> &'static str {
        "Der Wert wird sofort und endgültig entfernt."
    }
    fn people_edit(&self) -> &'static str {
        "Angaben ändern"
    }
    fn people_edit_lead(&self) -> &'static str {
        "Art und Land entscheiden, welche Regeln gelten. Was Sie bestätigen, geht jedem Anzeichen vor."
    }
    fn people_kind(&self) -> &'static str {
        "Datenart"
    }
    fn people_source_hint(&self) -> &'static str {
        "Woher stammen die Angaben?"
    }
    fn people_doubtful(&self) -> &'static str {
        "zweifelhaft"
    }
    fn people_undocumented(&self) -> &'static str {
        "Herkunft nicht belegt"
    }
    fn people_title_field(&self) -> &'static str {
        "Titel"
    }
    fn people_given(&self) -> &'static str {
        "Vorname"
    }
    fn people_family(&self) -> &'static str {
        "Nachname"
    }
    fn people_email(&self) -> &'static str {
        "E-Mail"
    }
    fn people_phone(&self) -> &'static str {
        "Telefon"
    }
    fn people_street(&self) -> &'static str {
        "Straße und Nummer"
    }
    fn people_postcode(&self) -> &'static str {
        "Postleitzahl"
    }
    fn people_value(&self) -> &'static str {
        "Wert"
    }
    fn people_party_auto(&self) -> &'static str {
        "nach den Angaben"
    }
    fn people_only_needed(&self) -> &'static str {
        "Nur eintragen, was gebraucht wird."
    }
    fn people_stop_title(&self) -> &'static str {
        "Bitte erst entscheiden"
    }
    fn people_same(&self) -> &'static str {
        "Dieselbe Adresse oder Nummer ist schon gespeichert:"
    }
    fn people_same_open(&self) -> &'static str {
        "Karte ansehen"
    }
    fn people_perhaps_blocked(&self, day: &str) -> String {
        format!("Gleicht vielleicht jemandem, dessen Daten am {day} gelöscht oder gesperrt wurden.")
    }
    fn people_alike(&self) -> &'static str {
        "Vielleicht schon gespeichert, unter anderer Schreibweise:"
    }
    fn people_alike_open(&self, percent: u8) -> String {
        format!("Karte ansehen (zu {percent} % dieselbe Person)")
    }
    fn people_source_asks(&self) -> &'static str {
        "Angaben von Dritten oder aus Netzwerken braucht jemand zu verantworten."
    }
    fn people_same_lead(&self) -> &'static str {
        "Ist es dieselbe Person, bitte auf ihrer Karte weiterarbeiten. Wer trotzdem einträgt, wird mit Namen und Grund protokolliert."
    }
    fn people_decide_lead(&self) -> &'static str {
        "Wenn Sie trotzdem eintragen, bleibt Werbung gesperrt. Ihre Entscheidung wird mit Namen und Grund protokolliert."
    }
    fn people_decide(&self) -> &'static str {
        "Trotzdem eintragen"
    }
    fn people_decision(&self) -> &'static str {
        "Grund der Entscheidung"
    }
    fn people_choose(&self) -> &'static str {
        "bitte wählen"
    }
    fn people_restricted(&self) -> &'static str {
        "Dieser Datensatz ist gesperrt."
    }
    fn people_why_lead(&self) -> &'static str {
        "Die Betroffenenstelle darf hineinsehen, wenn sie sagt, warum. Der Grund wird protokolliert."
    }
    fn people_why(&self) -> &'static str {
        "Grund"
    }
    fn people_open(&self) -> &'static str {
        "Öffnen"
    }
    fn people_order_add(&self) -> &'static str {
        "Bestellung eintragen"
    }
    fn people_order_cancel(&self) -> &'static str {
        "Als storniert eintragen"
    }
    fn people_order_cancelled(&self) -> &'static str {
        "storniert"
    }
    fn people_order_valid(&self) -> &'static str {
        "gültig"
    }
    fn people_order_number(&self) -> &'static str {
        "Nummer"
    }
    fn people_order_product(&self) -> &'static str {
        "Ware"
    }
    fn people_order_amount(&self) -> &'static str {
        "Betrag"
    }
    fn people_order_currency(&self) -> &'static str {
        "Währung"
    }
    fn people_order_group(&self) -> &'static str {
        "Warengruppe"
    }
    fn people_order_on(&self) -> &'static str {
        "Tag der Bestellung"
    }
    fn people_order_notice(&self) -> &'static str {
        "Hinweis auf das Widerspruchsrecht bei der Erhebung"
    }
    fn people_order_captured(&self) -> &'static str {
        "Adressen stammen aus diesem Kauf"
    }
    fn people_notice_short(&self) -> &'static str {
        "Hinweis"
    }
    fn people_yes(&self) -> &'static str {
        "ja"
    }
    fn people_no(&self) -> &'static str {
        "nein"
    }
    fn people_unknown(&self) -> &'static str {
        "unbekannt"
    }
    fn people_blocked(&self) -> &'static str {
        "Auf der Sperrliste: Werbung ist auf betroffenen Kanälen gesperrt."
    }
    fn people_recipient(&self) -> &'static str {
        "Empfänger"
    }
    fn people_persons(&self) -> &'static str {
        "Personen"
    }
    fn people_relation(&self, word: Relation) -> &'static str {
        match word {
            Relation::None => "keine",
            Relation::Inquiry => "Anfrage",
            Relation::Customer => "Kunde",
            Relation::FormerCustomer => "früherer Kunde",
            Relation::FreeAccount => "kostenloses Konto",
            Relation::LeadImported => "übernommene Adresse",
        }
    }
    fn people_party(&self, word: PersonType) -> &'static str {
        match word {
            PersonType::Consumer => "Privatperson",
            PersonType::BusinessPerson => "Ansprechpartner",
            PersonType::BusinessEntity => "Firma",
            PersonType::Unknown => "unbekannt",
        }
    }
    fn people_country(&self, word: Country) -> &'static str {
        match word {
            Country::De => "Deutschland",
            Country::At => "Österreich",
            Country::Ch => "Schweiz",
            Country::EuOther => "übrige EU/EWR",
            Country::Other => "übrige Welt",
            Country::Unknown => "unbekannt",
        }
    }
    fn people_state(&self, word: PersonState) -> &'static str {
        match word {
            PersonState::Active => "aktiv",
            PersonState::Restricted => "gesperrt",
            PersonState::Erased => "gelöscht",
            PersonState::Deceased => "verstorben",
        }
    }
    fn people_basis(&self, word: Basis) -> &'static str {
        match word {
            Basis::Consent => "Einwilligung",
            Basis::Contract => "Vertrag",
            Basis::LegalObligation => "rechtliche Pflicht",
            Basis::VitalInterest => "lebenswichtige Interessen",
            Basis::PublicTask => "öffentliche Aufgabe",
            Basis::LegitimateInterest => "berechtigtes Interesse",
            Basis::SoftOptIn => "Bestandskundenausnahme",
        }
    }
    fn people_decision_word(&self, word: Decision) -> &'static str {
        match word {
            Decision::OwnContract => "Wird für einen Vertrag mit uns gebraucht",
            Decision::AskedThemselves => "Die Person hat sich selbst gemeldet",
            Decision::OtherPerson => "Es ist eine andere Person",
            Decision::LegalDuty => "Gesetzliche Pflicht",
        }
    }
    fn people_why_word(&self, word: LookReason) -> &'static str {
        match word {
            LookReason::RightsRequest => "Antrag der Person",
            LookReason::Incident => "Datenpanne",
            LookReason::LegalClaim => "Rechtsansprüche",
            LookReason::Consent => "Einwilligung der Person",
            LookReason::Correction => "Richtigkeit prüfen",
        }
    }
}
