//! Inputs that want to hide something, or to break the screener.

use proptest::prelude::*;
use redact::{Label, Screener, ScreenerBuilder};

fn labels(text: &str) -> Vec<Label> {
    Screener::shipped().find(text, None).into_iter().map(|f| f.label).collect()
}

#[test]
fn a_number_goes_on_behind_the_sign_of_a_quoted_line() {
    let text = "> > Bitte zahlen Sie an\n> > DE89 3704 0044\n> > 0532 0130 00, danke.";
    let found = Screener::shipped().find(text, None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].label, Label::Iban);
    assert_eq!(text.get(found[0].bytes.clone()), Some("DE89 3704 0044\n> > 0532 0130 00"));
}

#[test]
fn an_iban_is_found_however_it_is_hidden() {
    for text in [
        "DE89 3704 0044 0532 0130 00",
        "DE89\u{200b}3704\u{200b}0044\u{200b}0532\u{200b}0130\u{200b}00",
        "D\u{415}89370400440532013000",
        "ＤＥ８９３７０４００４４０５３２０１３０００",
        "DE89-3704-0044-0532-0130-00",
        "<p>IBAN:&nbsp;<b>DE89 3704 0044 0532 0130 00</b></p>",
        "> > IBAN DE89370400440532013000\n> Gruß",
        "🙂DE89370400440532013000🙂",
        "de89 3704 0044 0532 0130 00",
        "IBAN: D<b>E8</b>9 3704 0044 0532 <i>0130</i> 00",
    ] {
        assert_eq!(labels(text), [Label::Iban], "{text}");
    }
    assert!(labels("DE89 3704 0044 0532 0130 01").is_empty());
}

#[test]
fn an_iban_is_found_in_letters_without_a_blank() {
    for before in [30, 5_000, 8_180, 8_191, 8_200, 100_000] {
        let text = format!("{}DE89370400440532013000{}", "x".repeat(before), "y".repeat(9_000));
        let found = Screener::shipped().find(&text, None);
        let spans: Vec<_> = found.iter().map(|f| (f.label, f.start, f.end)).collect();
        assert_eq!(spans, [(Label::Iban, before, before + 22)], "{before} letters before it");
    }
    let wrong = format!("{}DE89370400440532013001{}", "x".repeat(100), "y".repeat(100));
    assert!(labels(&wrong).is_empty());
}

#[test]
fn markup_inside_a_word_hides_nothing() {
    for text in
        ["hat <b>Dia</b>betes", "hat Dia<wbr>betes", "hat <span class=\"x\">Diab</span>etes"]
    {
        assert_eq!(labels(text), [Label::Health], "{text}");
    }
    assert!(labels("Modell Dia<br>Betes Nr. 3").is_empty(), "a new line begins a new word");
}

#[test]
fn common_words_of_other_languages_are_known() {
    for text in [
        "Müşteri şeker hastası, lütfen arayın.",
        "Klientka jest w ciąży.",
        "У меня диабет, перезвоните.",
        "أنا مريض بالسكري",
        "Je suis enceinte.",
    ] {
        assert_eq!(labels(text), [Label::Health], "{text}");
    }
    for text in
        ["Пожалуйста, пришлите счет еще раз.", "Lütfen faturayı gönderin.", "متى يصل الطرد؟"]
    {
        assert!(labels(text).is_empty(), "{text}");
    }
}

#[test]
fn a_surname_is_a_name_and_a_house_no_person() {
    for name in ["Krebs", "Mönch", "Dieb", "Blind", "Fromm"] {
        assert_eq!(labels(&format!("Herr {name} hat reklamiert.")), [Label::Person], "{name}");
    }
    assert!(labels("Das Hospiz bestellt Kerzen, die Klinik zahlt spät.").is_empty());
    assert_eq!(labels("Sie liegt im Hospiz."), [Label::Health]);
}

#[test]
fn spans_are_code_points_of_the_original() {
    let text = "🙂🙂 Mail: Jörg.Weiß@Müller.de, bitte";
    let finding = &Screener::shipped().find(text, None)[0];
    let span: String = text.chars().skip(finding.start).take(finding.end - finding.start).collect();
    assert_eq!(span, "Jörg.Weiß@Müller.de");
    assert_eq!(text.get(finding.bytes.clone()), Some(span.as_str()));
}

#[test]
fn long_texts_are_screened_to_the_end() {
    let screener = Screener::shipped();
    for filler in ["wort ", "wort", "🙂", "12 ", "1", "(", "a@", "ist hat von ", "\u{200b}", "<"]
    {
        let mut text = filler.repeat(40_000);
        text.push_str(". Mail an a.b@web.de.");
        let found = screener.find(&text, None);
        assert!(found.iter().any(|f| f.label == Label::Email), "{filler:?}");
    }
}

#[test]
fn umlauts_and_their_spellings_are_equal() {
    for text in [
        "trägt ein Hörgerät",
        "traegt ein Hoergeraet",
        "TRÄGT EIN HÖRGERÄT",
        "tra\u{308}gt ein Ho\u{308}rgera\u{308}t",
    ] {
        assert_eq!(labels(text), [Label::Health], "{text}");
    }
}

#[test]
fn a_need_is_no_diagnosis_and_is_proposed_instead_of_one() {
    assert!(labels("Braucht stufenlosen Zugang zum Laden.").is_empty());
    assert!(labels("Needs a step-free room.").is_empty());
    let finding = &Screener::shipped().find("Sie sitzt im Rollstuhl.", None)[0];
    assert_eq!(finding.rule, "R-ART9-03");
    let neutral = finding.neutral.as_ref().unwrap();
    assert_eq!(neutral.en, "needs step-free access – consent recorded?");
}

#[test]
fn nothing_of_a_masked_span_stays() {
    let masked = Screener::shipped().mask("Herr Öztürk hat Diabetes, Tel. 0151 22334455", false);
    assert_eq!(masked.text, "Herr [removed: person] [removed: health], Tel. [removed: phone]");
    assert_eq!(masked.counts, [(Label::Phone, 1), (Label::Person, 1), (Label::Health, 1)]);
    assert!(!format!("{:?}", masked.findings).contains("Diabetes"));
}

#[test]
fn a_mask_speaks_the_language_of_its_text_and_is_no_finding_itself() {
    let screener = Screener::shipped();
    let german =
        screener.mask_worded("Sie ist schwanger.", redact::Lang::De, redact::Label::is_special);
    assert_eq!(german.text, "Sie [entfernt: Gesundheit].");
    for label in Label::ALL {
        let english = format!("[removed: {}]", label.mask_word());
        let german = format!("[entfernt: {}]", label.mask_word_german());
        for mask in [english, german] {
            for text in [format!("Sie hat {mask}, bitte anrufen."), format!("{mask}{mask}"), mask] {
                let found = screener.find(&text, None);
                assert!(found.is_empty(), "{text}: {found:?}");
            }
        }
    }
}

#[test]
fn nothing_hides_in_the_brackets_of_a_mask() {
    assert_eq!(
        labels("Sie hat [removed: Diabetes] und [entfernt: Epilepsie]."),
        [Label::Health; 2]
    );
}

#[test]
fn a_firm_adds_its_own() {
    let screener = ScreenerBuilder::shipped()
        .number(Label::IdDoc, r"MG-\d{6}")
        .unwrap()
        .vocabulary(Some(Label::Union), "[strong]\nHausverband~\n[decoys]\nhausverband pokal")
        .unwrap()
        .quiet("Diabetes Tee")
        .unwrap()
        .build()
        .unwrap();
    let labels = |text: &str| screener.find(text, None).iter().map(|f| f.label).collect::<Vec<_>>();
    assert_eq!(
        labels("Mitglied MG-104422, ist Hausverbandsmitglied"),
        [Label::IdDoc, Label::Union]
    );
    assert!(labels("zwei Packungen Diabetes Tee").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_breaks_it(text in "(\\PC|[0-9 +()./:@<&-]|[a-zäöü ]|\n|Frau |geb\\. |DE8|\u{308}){0,300}") {
        thread_local!(static SCREENER: Screener = Screener::shipped());
        SCREENER.with(|screener| {
            let findings = screener.find(&text, None);
            let length = text.chars().count();
            let mut end = 0;
            for finding in &findings {
                assert!(finding.start >= end && finding.end > finding.start && finding.end <= length);
                assert!(text.get(finding.bytes.clone()).is_some());
                end = finding.end;
            }
            screener.mask(&text, false);
        });
    }
}
