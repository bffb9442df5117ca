//! The small parts: the firm, product groups, recipients, processors.

use desk::register::{Bilingual, Contract, Processor, ProductGroup, Recipient, Register};
use law::vocabulary::Country;

use super::{Entry, both, code_input, name_inputs, table};
use crate::errors::{Error, Fault, Kind};
use crate::fields::Fields;
use crate::registry::inputs::{Input, choice};
use crate::registry::said;
use crate::text::Text;

pub(super) fn firm(t: &dyn Text, register: &Register) -> Vec<Input> {
    let firm = &register.firm;
    vec![
        Input::line("name", t.register_name(), &firm.name),
        country(t, firm.country),
        Input::line("address", t.register_address(), &firm.address),
        Input::line("contact", t.register_contact(), &firm.data_protection_contact),
        Input::line("imprint", t.register_imprint(), &firm.imprint).hint(t.register_imprint_hint()),
        Input::tick("similar_only", t.register_similar_only(), firm.similar_goods_only),
        Input::tick("finance", t.register_finance(), firm.financial_sector),
    ]
}

pub(super) fn apply_firm(register: &mut Register, fields: &mut Fields) -> Result<u16, Error> {
    let firm = &mut register.firm;
    firm.name = fields.one("name")?.trim().to_owned();
    firm.country = fields.word("country", Country::from_word)?;
    firm.address = fields.one("address")?.trim().to_owned();
    firm.data_protection_contact = fields.one("contact")?.trim().to_owned();
    firm.imprint = fields.one("imprint")?.trim().to_owned();
    firm.similar_goods_only = fields.tick("similar_only");
    firm.financial_sector = fields.tick("finance");
    Ok(0)
}

pub(super) fn group(
    t: &dyn Text,
    register: &Register,
    entry: Entry,
    new: bool,
) -> Option<Vec<Input>> {
    let (code, name, similar) = match entry {
        Some(id) => {
            let group = table::find(&register.product_groups, id)?;
            (group.code.clone(), group.name.clone(), group.similar.clone())
        }
        None => (String::new(), Bilingual::default(), Vec::new()),
    };
    let others = register.product_groups.iter().filter(|group| group.code != code);
    let others = others.map(|g| choice(&g.code, said(t, &g.name), similar.contains(&g.code)));
    let mut all = vec![code_input(t, &code, new)];
    all.extend(name_inputs(t, &name));
    all.push(Input::many("similar", t.register_similar(), others));
    Some(all)
}

pub(super) fn apply_group(
    register: &mut Register,
    entry: Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let fresh = |id| ProductGroup {
        id,
        code: String::new(),
        name: Bilingual::default(),
        similar: Vec::new(),
    };
    let group = table::open(&mut register.product_groups, entry, fresh)?;
    if entry.is_none() {
        group.code = fields.one("code")?.trim().to_owned();
    }
    group.name = both(fields, "name", "name_en")?;
    group.similar = fields.all("similar");
    Ok(group.id)
}

pub(super) fn recipient(t: &dyn Text, register: &Register, entry: Entry) -> Option<Vec<Input>> {
    let (name, at, processor) = match entry {
        Some(id) => {
            let recipient = table::find(&register.recipients, id)?;
            (recipient.name.as_str(), recipient.country, recipient.processor)
        }
        None => ("", Country::De, 0),
    };
    let none = choice("0", t.register_no_processor(), processor == 0);
    let all = register.processors.iter();
    let all = all.map(|p| choice(&p.id.to_string(), &p.name, p.id == processor));
    Some(vec![
        Input::line("name", t.register_name(), name),
        country(t, at),
        Input::one("processor", t.register_processor(), [none].into_iter().chain(all)),
    ])
}

pub(super) fn apply_recipient(
    register: &mut Register,
    entry: Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let fresh = |id| Recipient { id, name: String::new(), country: Country::De, processor: 0 };
    let recipient = table::open(&mut register.recipients, entry, fresh)?;
    recipient.name = fields.one("name")?.trim().to_owned();
    recipient.country = fields.word("country", Country::from_word)?;
    let processor = fields.one("processor")?;
    recipient.processor = processor.parse().map_err(|_| Fault::new(Kind::Malformed))?;
    Ok(recipient.id)
}

pub(super) fn processor(t: &dyn Text, register: &Register, entry: Entry) -> Option<Vec<Input>> {
    let (name, contract) = match entry {
        Some(id) => {
            let processor = table::find(&register.processors, id)?;
            (processor.name.as_str(), processor.contract)
        }
        None => ("", Contract::Missing),
    };
    let states = Contract::ALL.iter();
    let states = states.map(|c| choice(c.word(), t.contract_is(*c), *c == contract));
    Some(vec![
        Input::line("name", t.register_name(), name),
        Input::one("contract", t.register_contract(), states),
    ])
}

pub(super) fn apply_processor(
    register: &mut Register,
    entry: Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let fresh = |id| Processor { id, name: String::new(), contract: Contract::Missing };
    let processor = table::open(&mut register.processors, entry, fresh)?;
    processor.name = fields.one("name")?.trim().to_owned();
    processor.contract = fields.word("contract", Contract::from_word)?;
    Ok(processor.id)
}

fn country(t: &dyn Text, at: Country) -> Input {
    let all = Country::ALL.iter().map(|c| choice(c.word(), t.country_is(*c), *c == at));
    Input::one("country", t.register_country(), all)
}
