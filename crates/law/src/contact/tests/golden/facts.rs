//! Every fact that the second part of the golden matrix changes once.

use super::*;
use crate::situation::{Defeating, DefeatingFacts, Presumed, Supporting, SupportingFacts};

/// Every fact, changed once.
pub(super) const FACTS: &[Change] = &[
    ("as it is", |_| ()),
    ("person minor", |s| s.person.minor = true),
    ("person deceased", |s| s.person.state = PersonState::Deceased),
    ("record erased", |s| s.person.state = PersonState::Erased),
    ("record restricted", |s| s.person.state = PersonState::Restricted),
    ("record restricted, legal notice", |s| {
        s.person.state = PersonState::Restricted;
        s.message.content = Content::LegalNotice;
    }),
    ("person type unknown", |s| s.person.kind = PersonType::Unknown),
    ("business person", |s| s.person.kind = PersonType::BusinessPerson),
    ("business, private matter", |s| {
        s.person.kind = PersonType::BusinessPerson;
        s.message.private_matter = Tri::Yes;
    }),
    ("firm without named person", |s| s.person.kind = PersonType::BusinessEntity),
    ("country unknown", |s| s.person.country = Country::Unknown),
    ("country other", |s| s.person.country = Country::Other),
    ("firm in AT", |s| s.firm = Country::At),
    ("firm in CH", |s| s.firm = Country::Ch),
    ("free account", |s| s.person.relation = Relation::FreeAccount),
    ("customer", |s| s.person.relation = Relation::Customer),
    ("imported lead, starred", |s| {
        s.person.relation = Relation::LeadImported;
        s.directory = Directory::Star;
    }),
    ("transactional", |s| s.message.content = Content::Transactional),
    ("transactional, suppressed", |s| {
        s.message.content = Content::Transactional;
        s.suppressed = true;
    }),
    ("transactional with rider", |s| s.message.content = Content::Mixed),
    ("rider after objection", |s| {
        s.message.content = Content::Mixed;
        s.objection.scope = ObjectionScope::All;
    }),
    ("confirmation mail", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Pending;
    }),
    ("confirmation mail with voucher", |s| {
        s.message.content = Content::ConsentConfirm;
        s.message.contains_ads = true;
    }),
    ("confirmation mail, imported", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Pending;
        s.consent.evidence = Evidence::ImportFlag;
    }),
    ("unsubscribed mail", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Withdrawn;
    }),
    ("do you still want us", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Lapsed;
    }),
    ("data letter", |s| s.message.content = Content::Datenbrief),
    ("data letter with survey", |s| {
        s.message.content = Content::Datenbrief;
        s.message.contains_ads = true;
    }),
    ("data letter, network source", |s| {
        s.message.content = Content::Datenbrief;
        s.source.kind = SourceType::SocialNetwork;
    }),
    ("survey", |s| s.message.content = Content::Survey),
    ("greeting", |s| s.message.content = Content::Greeting),
    ("greeting by hand", |s| {
        s.message.content = Content::Greeting;
        s.message.single_handwritten = true;
    }),
    ("one hand-written message", |s| s.message.single_handwritten = true),
    ("tell a friend", |s| s.message.refers_friend = true),
    ("upload to a platform", |s| s.message.channel = Channel::AdPlatformUpload),
    ("measured", |s| s.message.tracking = true),
    ("no stop link", |s| s.message.stop_link = Tri::No),
    ("other goods", |s| s.message.own_similar_goods = Tri::No),
    ("cancelled", |s| s.soft_opt_in.cancelled = Tri::Yes),
    ("not from a sale", |s| s.soft_opt_in.from_sale = Tri::No),
    ("bought 40 months ago", |s| s.soft_opt_in.last_purchase = Some(date(2023, 7, 1))),
    ("notice in small print", |s| s.message.art21_notice = Art21Notice::SmallPrint),
    ("interest not told", |s| s.lia_told = Tri::No),
    ("information overdue", |s| s.info_duty = InfoDuty::Overdue),
    ("information unknown", |s| s.info_duty = InfoDuty::Unknown),
    ("information due", |s| s.info_duty = InfoDuty::Due),
    ("source undocumented", |s| s.source.documented = Tri::No),
    ("public directory", |s| s.source.kind = SourceType::PublicDirectory),
    ("network contact", |s| s.source.kind = SourceType::SocialNetwork),
    ("tip", |s| s.source.kind = SourceType::ThirdPartyPerson),
    ("signature", |s| s.source.kind = SourceType::Signature),
    ("address book, not told", |s| {
        s.source.kind = SourceType::AddressBook;
        s.info_duty = InfoDuty::Due;
    }),
    ("bought list", |s| s.source.kind = SourceType::Broker),
    ("group company", |s| s.source.kind = SourceType::GroupCompany),
    ("ECG listed", |s| s.ecg.listed = Tri::Yes),
    ("ECG check stale", |s| s.ecg.checked_on = Some(date(2026, 10, 1))),
    ("directory listed", |s| s.directory = Directory::Listed),
    ("directory unknown", |s| s.directory = Directory::Unknown),
    ("presumed consent", |s| s.presumed = presumed(true)),
    ("presumed, no memo", |s| s.presumed = presumed(false)),
    ("presumed, unrelated", |s| {
        s.presumed = presumed(true);
        s.presumed.defeating = DefeatingFacts::of(&[Defeating::Unrelated]);
    }),
    ("not documented when given", |s| s.consent.documented_when_given = Tri::No),
    ("proof by confirmation mail", |s| s.consent.evidence = Evidence::DoiEmail),
    ("proof missing", |s| s.consent.evidence = Evidence::None),
    ("no positive act", |s| s.consent.active_act = Tri::No),
    ("advertiser not named", |s| {
        s.consent.names_advertiser = Tri::No;
        s.consent.advertiser_match = Tri::No;
    }),
    ("consent to another firm", |s| s.consent.advertiser_match = Tri::No),
    ("consent to another purpose", |s| s.consent.purpose_match = Tri::No),
    ("consent names other channels", |s| s.consent.channels = Channels::of(&[Channel::Push])),
    ("consent names two channels", |s| {
        s.consent.channels = s.consent.channels.with(Channel::Push);
    }),
    ("consent given tomorrow", |s| s.consent.given_at = Some(date(2026, 11, 22))),
    ("consent unused four years", |s| {
        s.consent.given_at = Some(date(2020, 1, 1));
        s.consent.last_use_at = None;
    }),
    ("no personal data", |s| s.message.channel = Channel::PostUnaddressed),
];

fn presumed(memo: bool) -> Presumed {
    let supporting = SupportingFacts::of(&[Supporting::Asked]);
    Presumed { supporting, defeating: DefeatingFacts::EMPTY, memo }
}
