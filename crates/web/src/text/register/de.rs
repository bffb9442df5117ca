use super::RegisterText;
use crate::text::De;
use desk::register::Contract;
use law::retention::Start;
use law::vocabulary::{Basis, Channel, Content, Country, Relation, SourceType};

impl RegisterText for De {
    fn register_title(&self) -> &'static str {
        "Verzeichnis"
    }
    fn register_subtitle(&self) -> &'static str {
        "Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO)"
    }
    fn register_version(&self, number: &str) -> String {
        format!("Fassung {number}")
    }
    fn register_history(&self) -> &'static str {
        "Frühere Fassungen"
    }
    fn register_download(&self) -> &'static str {
        "Als TOML herunterladen"
    }
    fn register_upload(&self) -> &'static str {
        "TOML einspielen"
    }
    fn register_upload_lead(&self) -> &'static str {
        "Die Datei wird geprüft und als neue Fassung gespeichert. Nichts wird überschrieben."
    }
    fn register_file(&self) -> &'static str {
        "Datei"
    }
    fn register_firm(&self) -> &'static str {
        "Verantwortlicher"
    }
    fn register_activities(&self) -> &'static str {
        "Tätigkeiten"
    }
    fn register_kinds(&self) -> &'static str {
        "Datenarten"
    }
    fn register_sources(&self) -> &'static str {
        "Quellen"
    }
    fn register_groups(&self) -> &'static str {
        "Warengruppen"
    }
    fn register_recipients(&self) -> &'static str {
        "Empfänger"
    }
    fn register_processors(&self) -> &'static str {
        "Auftragsverarbeiter"
    }
    fn register_add(&self) -> &'static str {
        "Neuer Eintrag"
    }
    fn register_edit(&self) -> &'static str {
        "Bearbeiten"
    }
    fn register_name(&self) -> &'static str {
        "Name"
    }
    fn register_name_de(&self) -> &'static str {
        "Name (deutsch)"
    }
    fn register_name_en(&self) -> &'static str {
        "Name (englisch)"
    }
    fn register_code(&self) -> &'static str {
        "Kürzel"
    }
    fn register_code_hint(&self) -> &'static str {
        "a–z, 0–9, _; später nicht mehr änderbar"
    }
    fn register_purpose_de(&self) -> &'static str {
        "Zweck (deutsch)"
    }
    fn register_purpose_en(&self) -> &'static str {
        "Zweck (englisch)"
    }
    fn register_purpose_hint(&self) -> &'static str {
        "So erfährt es die Person."
    }
    fn register_interest_de(&self) -> &'static str {
        "Berechtigtes Interesse (deutsch)"
    }
    fn register_interest_en(&self) -> &'static str {
        "Berechtigtes Interesse (englisch)"
    }
    fn register_interest_hint(&self) -> &'static str {
        "Nur bei der Rechtsgrundlage „berechtigtes Interesse“ nötig."
    }
    fn register_roles(&self) -> &'static str {
        "Rollen"
    }
    fn register_content(&self) -> &'static str {
        "Nachrichten"
    }
    fn register_channels(&self) -> &'static str {
        "Wege"
    }
    fn register_marketing(&self) -> &'static str {
        "Direktwerbung"
    }
    fn register_rights_work(&self) -> &'static str {
        "Darf gesperrte Datensätze sehen"
    }
    fn register_every_kind(&self) -> &'static str {
        "alle Datenarten"
    }
    fn register_purpose(&self) -> &'static str {
        "Zweck"
    }
    fn register_period(&self) -> &'static str {
        "Frist"
    }
    fn register_evidence(&self) -> &'static str {
        "Nachweis"
    }
    fn register_shape(&self) -> &'static str {
        "Bestandteile"
    }
    fn register_class(&self) -> &'static str {
        "Löschklasse"
    }
    fn register_retired(&self) -> &'static str {
        "stillgelegt"
    }
    fn register_retired_hint(&self) -> &'static str {
        "Wird nicht mehr aufgenommen; Vorhandenes bleibt bis zu seiner Löschung."
    }
    fn register_type(&self) -> &'static str {
        "Art der Quelle"
    }
    fn register_relation(&self) -> &'static str {
        "Beziehung neuer Personen"
    }
    fn register_documented(&self) -> &'static str {
        "Herkunft ist belegt"
    }
    fn register_art13(&self) -> &'static str {
        "Wird bei der Erhebung informiert (Art. 13 DSGVO)"
    }
    fn register_suppression_only(&self) -> &'static str {
        "Sperrliste: nur Prüfwerte behalten"
    }
    fn register_follows(&self) -> &'static str {
        "Daraus folgt"
    }
    fn register_similar(&self) -> &'static str {
        "Ähnliche Gruppen"
    }
    fn register_country(&self) -> &'static str {
        "Land"
    }
    fn register_processor(&self) -> &'static str {
        "Auftragsverarbeiter"
    }
    fn register_no_processor(&self) -> &'static str {
        "keiner (eigene Stelle)"
    }
    fn register_contract(&self) -> &'static str {
        "Vertrag (Art. 28 DSGVO)"
    }
    fn register_address(&self) -> &'static str {
        "Anschrift"
    }
    fn register_contact(&self) -> &'static str {
        "Ansprechstelle Datenschutz"
    }
    fn register_finance(&self) -> &'static str {
        "Bank, Versicherer oder Wertpapierfirma (Belege zehn Jahre)"
    }

    fn register_period_unknown(&self) -> &'static str {
        "Frist dieses Landes nicht bekannt: ein Mensch legt sie fest"
    }

    fn register_similar_only(&self) -> &'static str {
        "Wirbt nur für eigene ähnliche Waren"
    }
    fn register_when(&self) -> &'static str {
        "Gespeichert"
    }
    fn register_who(&self) -> &'static str {
        "Von"
    }
    fn register_setup(&self) -> &'static str {
        "Einrichtung"
    }
    fn register_period_open(&self) -> &'static str {
        "solange nötig, wird geprüft"
    }
    fn register_period_at_once(&self) -> &'static str {
        "sofort"
    }
    fn register_period_days(&self, n: i32) -> String {
        format!("{n} Tage")
    }
    fn register_period_months(&self, n: i32) -> String {
        format!("{n} Monate")
    }
    fn register_period_year_end(&self, n: i32) -> String {
        format!("Ende des {n}. Jahres")
    }
    fn register_start(&self, start: Start) -> &'static str {
        match start {
            Start::Collection => "ab Erhebung",
            Start::Transaction => "ab Ende des Vorgangs",
            Start::Relation => "ab Ende der Beziehung",
        }
    }
    fn basis_is(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Consent => "Einwilligung",
            Basis::Contract => "Vertrag",
            Basis::LegalObligation => "Rechtspflicht",
            Basis::VitalInterest => "Lebenswichtiges Interesse",
            Basis::PublicTask => "Öffentliche Aufgabe",
            Basis::LegitimateInterest => "Berechtigtes Interesse",
            Basis::SoftOptIn => "Bestandskunde (§ 7 Abs. 3 UWG)",
        }
    }
    fn channel_is(&self, channel: Channel) -> &'static str {
        match channel {
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
    fn content_is(&self, content: Content) -> &'static str {
        match content {
            Content::Advertising => "Werbung",
            Content::Transactional => "zum Vorgang",
            Content::Mixed => "gemischt",
            Content::LegalNotice => "rechtliche Mitteilung",
            Content::ConsentConfirm => "Bestätigungsmail",
            Content::Datenbrief => "Datenbrief",
            Content::Survey => "Umfrage",
            Content::Greeting => "Grüße",
        }
    }
    fn source_type_is(&self, source: SourceType) -> &'static str {
        match source {
            SourceType::SelfGiven => "von der Person selbst",
            SourceType::Observed => "beobachtet",
            SourceType::ThirdPartyPerson => "von einer anderen Person",
            SourceType::Broker => "Adresshandel",
            SourceType::PublicDirectory => "öffentliches Verzeichnis",
            SourceType::SocialNetwork => "soziales Netzwerk",
            SourceType::GroupCompany => "Konzernunternehmen",
            SourceType::AddressBook => "Adressbuch",
            SourceType::Signature => "Signatur",
            SourceType::Unknown => "unbekannt",
        }
    }
    fn source_means(&self, source: SourceType) -> &'static str {
        match source {
            SourceType::SelfGiven => {
                "Darf gespeichert werden; Information bei der Erhebung (Art. 13). Ansprache nach den Regeln des Weges."
            }
            SourceType::Observed => {
                "Darf gespeichert werden; Information bei der Erhebung (Art. 13)."
            }
            SourceType::ThirdPartyPerson => {
                "Erst prüfen; Information binnen eines Monats (Art. 14). Höchstens Brief."
            }
            SourceType::Broker => "Nur mit Nachweis; Information binnen eines Monats (Art. 14).",
            SourceType::PublicDirectory => {
                "Nur Firmen, nur Brief; Information binnen eines Monats (Art. 14)."
            }
            SourceType::SocialNetwork => {
                "Erst prüfen; Information binnen eines Monats (Art. 14). Höchstens Brief."
            }
            SourceType::GroupCompany => {
                "Nur mit eigener Grundlage; Information binnen eines Monats (Art. 14)."
            }
            SourceType::AddressBook => "Keine Ansprache zu Werbung.",
            SourceType::Signature => "Nur für diese Sache.",
            SourceType::Unknown => "Keine Werbung, bis die Herkunft geklärt ist.",
        }
    }
    fn relation_is(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::None => "keine",
            Relation::Inquiry => "Interessent",
            Relation::Customer => "Kunde",
            Relation::FormerCustomer => "früherer Kunde",
            Relation::FreeAccount => "kostenloses Konto",
            Relation::LeadImported => "übernommener Kontakt",
        }
    }
    fn country_is(&self, country: Country) -> &'static str {
        match country {
            Country::De => "Deutschland",
            Country::At => "Österreich",
            Country::Ch => "Schweiz",
            Country::EuOther => "andere EU",
            Country::Other => "außerhalb der EU",
            Country::Unknown => "unbekannt",
        }
    }
    fn contract_is(&self, contract: Contract) -> &'static str {
        match contract {
            Contract::Missing => "fehlt",
            Contract::Draft => "Entwurf",
            Contract::Signed => "unterschrieben",
            Contract::Ended => "beendet",
        }
    }
    fn register_imprint(&self) -> &'static str {
        "Weitere Angaben im Fuß der Schreiben"
    }
    fn register_imprint_hint(&self) -> &'static str {
        "Handelsregister, Geschäftsführung, Bank. Steht mit dem Kontakt zum Datenschutz auf jeder Seite."
    }
    fn register_form(&self) -> &'static str {
        "Anfrageformular"
    }
    fn register_form_offered(&self) -> &'static str {
        "Das Formular unter /inquiry anbieten"
    }
    fn register_form_source_hint(&self) -> &'static str {
        "Herkunft, mit der Anfragen gespeichert werden; sie bestimmt, wofür sie genutzt werden dürfen."
    }
    fn register_form_title_de(&self) -> &'static str {
        "Überschrift (deutsch)"
    }
    fn register_form_title_en(&self) -> &'static str {
        "Überschrift (englisch)"
    }
    fn register_form_embed(&self) -> &'static str {
        "Seiten, die das Formular einbetten dürfen"
    }
    fn register_form_embed_hint(&self) -> &'static str {
        "Je Zeile eine, als https://www.firma.example ohne Pfad. Leer: nirgends eingebettet."
    }
    fn register_form_accent(&self) -> &'static str {
        "Farbe von Knopf und Verweisen"
    }
    fn register_form_ground(&self) -> &'static str {
        "Farbe des Hintergrunds"
    }
    fn register_form_colour_hint(&self) -> &'static str {
        "Als #rrggbb. Leer: die Farben dieses Programms, hell und dunkel."
    }
    fn register_form_off(&self) -> &'static str {
        "nicht angeboten"
    }
    fn register_screening(&self) -> &'static str {
        "Prüfung von Texten"
    }
    fn register_taken(&self) -> &'static str {
        "Aus Texten herausnehmen"
    }
    fn register_taken_hint(&self) -> &'static str {
        "Besondere Kategorien werden immer herausgenommen. Was hier nicht angekreuzt ist, wird beim Schreiben nur angemerkt."
    }
    fn register_words_hint(&self) -> &'static str {
        "Eigene Wörter dieser und der folgenden Kategorien, je Zeile eines. Nach dem Speichern werden alle Texte erneut geprüft."
    }
    fn register_quiet(&self) -> &'static str {
        "Harmlose Wendungen"
    }
    fn register_quiet_hint(&self) -> &'static str {
        "Zum Beispiel Namen von Waren, die sonst Fehlalarm auslösen; je Zeile eine."
    }
    fn register_numbers(&self) -> &'static str {
        "Eigene Nummern"
    }
    fn register_numbers_hint(&self) -> &'static str {
        "Je Zeile Art und Muster (regulärer Ausdruck), zum Beispiel: ID_DOC MG-[0-9]{6}"
    }
    fn register_role_hint(&self) -> &'static str {
        "Daraus folgt, welche Datenarten die Rolle sieht. Jede Tätigkeit braucht mindestens eine Rolle."
    }

    fn register_classes(&self) -> &'static str {
        "Löschklassen"
    }

    fn register_from(&self) -> &'static str {
        "Beginn"
    }

    fn register_periods(&self) -> &'static str {
        "Fristen ändern"
    }

    fn register_part(&self) -> &'static str {
        "Teil"
    }

    fn register_entry(&self) -> &'static str {
        "Eintrag"
    }

    fn register_field(&self) -> &'static str {
        "Feld"
    }

    fn register_before(&self) -> &'static str {
        "vorher"
    }

    fn register_after(&self) -> &'static str {
        "nachher"
    }

    fn register_changed(&self) -> &'static str {
        "Was diese Fassung gegenüber der vorigen ändert, in den Worten der TOML-Datei"
    }

    fn register_unchanged(&self) -> &'static str {
        "Die erste Fassung, oder nichts ist anders als davor."
    }

    fn register_bring_back(&self) -> &'static str {
        "Eine frühere Fassung gilt wieder, wenn ihre Datei unter „TOML einspielen“ hochgeladen wird."
    }

    fn register_own_words(&self) -> &'static str {
        "Eigene Wörter"
    }
}
