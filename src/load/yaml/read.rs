//! An entry's record: straight from its text if that is plain, by `serde_yaml` if it is less so, by the
//! tree if it is unusual or wrong.

use serde::Deserialize;

use super::guard::suits_serde;
use super::inspect::Inspection;
use super::item::{Item, ItemForm, ItemLocator};
use super::tree::{TreeFault, YamlNode, YamlValue};
use super::{plain, shape};
use crate::load::location::Location;
use crate::load::problems::{Fault, PlacedFault, Rule};
use crate::load::record::{Named, OnlyItem, Word};
use crate::load::section::Section;
use crate::load::source::{AnyRecord, LocatedRecord};
use crate::model::Extra;

/// The largest entry that is read, in bytes.
const LARGEST: usize = 4 << 20;

/// What to do about an entry that is larger.
const SHORTEN: &str = "keep long texts in a file of their own and link to it";

/// Reads one entry.
#[derive(Debug)]
pub(super) struct ItemReader<'t> {
    item: Item<'t>,
    file: u32,
    finder: ItemLocator<'t>,
}

/// What came of reading an entry.
#[derive(Debug)]
pub(super) struct ItemReading<R> {
    /// The record, without what has the wrong shape.
    pub(super) record: Option<R>,
    /// The value under `extra:`.
    pub(super) extra: Option<Extra>,
    pub(super) inspection: Inspection,
}

impl<'t> ItemReader<'t> {
    pub(super) fn new(item: Item<'t>, file: u32) -> Self {
        Self { item, file, finder: ItemLocator::new(item) }
    }

    /// The entry; in addition, why it is no YAML, if it may be in order where it is in its file.
    pub(super) fn entry(&self) -> (LocatedRecord<'_>, Option<TreeFault>) {
        match record(&self.item) {
            Ok(reading) => (self.entry_of(reading), None),
            Err(fault) if fault.may_be_the_cut() => {
                (self.entry_of(ItemReading::none()), Some(fault))
            }
            Err(fault) => (self.entry_of(ItemReading::failed((fault.place, fault.fault))), None),
        }
    }

    fn entry_of(&self, reading: ItemReading<AnyRecord<'t>>) -> LocatedRecord<'_> {
        let ItemReading { record, extra, inspection: Inspection { faults, cut } } = reading;
        let Item { section, .. } = self.item;
        let at = Location::new(section, self.file, self.item.start(), &self.finder);
        LocatedRecord { at, slug: self.item.slug(), record, extra, faults, cut }
    }
}

impl<R> ItemReading<R> {
    fn none() -> Self {
        Self { record: None, extra: None, inspection: Inspection::default() }
    }

    fn failed(fault: PlacedFault) -> Self {
        let inspection = Inspection { faults: vec![fault], cut: Vec::new() };
        Self { inspection, ..Self::none() }
    }

    fn map<S>(self, record: impl FnOnce(R) -> S) -> ItemReading<S> {
        ItemReading {
            record: self.record.map(record),
            extra: self.extra,
            inspection: self.inspection,
        }
    }
}

/// The record of an entry of any section.
fn record<'t>(item: &Item<'t>) -> Result<ItemReading<AnyRecord<'t>>, TreeFault> {
    Ok(match item.section {
        Section::Title => single(item, AnyRecord::Title)?,
        Section::About => single(item, AnyRecord::About)?,
        Section::EntityKinds => read(item)?.map(AnyRecord::EntityKind),
        Section::RelationKinds => read(item)?.map(AnyRecord::RelationKind),
        Section::Sources => read(item)?.map(AnyRecord::Source),
        Section::Entities => read(item)?.map(AnyRecord::Entity),
        Section::Relations => read(item)?.map(|OnlyItem(record)| AnyRecord::Relation(record)),
        Section::Extra => free(item)?,
    })
}

/// A value that stands alone.
fn single<'t>(
    item: &Item<'t>,
    record: impl Fn(Word<'t>) -> AnyRecord<'t>,
) -> Result<ItemReading<AnyRecord<'t>>, TreeFault> {
    let reading = read::<Named<'t, Option<Word<'t>>>>(item)?;
    let word = reading.record.and_then(|named| named.record);
    Ok(ItemReading { record: word.map(record), extra: None, inspection: reading.inspection })
}

/// Free-form data: only the tree reads it.
fn free<'t>(item: &Item<'t>) -> Result<ItemReading<AnyRecord<'t>>, TreeFault> {
    let mut reading = ItemReading::none();
    let mut tree = item.tree()?;
    if let Some((what, value)) = tree.as_mut().and_then(only_entry)
        && reading.inspection.value(value, shape::of(item.section), &what)
        && !value.is_null()
    {
        reading.record = Some(AnyRecord::Extra);
        reading.extra = Some(value.to_extra());
    }
    Ok(reading)
}

/// Reads an entry by the first reader that can.
pub(super) fn read<'t, R: Deserialize<'t>>(item: &Item<'t>) -> Result<ItemReading<R>, TreeFault> {
    if let ItemForm::Text(text) = item.form
        && text.len() <= LARGEST
        && let Some(record) = plain::from_str(text)
    {
        return Ok(ItemReading { record: Some(record), ..ItemReading::none() });
    }
    read_exactly(item)
}

/// Reads an entry whatever form it has: what [`plain`] reads, this reads to the same record.
fn read_exactly<'t, R: Deserialize<'t>>(item: &Item<'t>) -> Result<ItemReading<R>, TreeFault> {
    if let ItemForm::Text(text) = item.form {
        if text.len() > LARGEST {
            let message = format!("an entry of more than {} MiB", LARGEST >> 20);
            let fault = Fault::new(Rule::TooLarge, message).help(SHORTEN);
            return Ok(ItemReading::failed((item.start(), fault)));
        }
        if suits_serde(text)
            && let Ok(record) = serde_yaml::from_str(text)
        {
            return Ok(ItemReading { record: Some(record), ..ItemReading::none() });
        }
    }
    Ok(item.tree()?.map_or_else(ItemReading::none, |node| from_tree(item, node)))
}

fn from_tree<'t, R: Deserialize<'t>>(item: &Item<'t>, mut node: YamlNode) -> ItemReading<R> {
    let mut reading = ItemReading::none();
    if let Some((what, entry)) = only_entry(&mut node) {
        if !reading.inspection.value(entry, shape::of(item.section), &what) {
            // An entity without a record is none; a kind or a source still is one.
            if matches!(item.section, Section::Entities | Section::Relations) {
                return reading;
            }
            entry.value = YamlValue::Scalar { text: String::new(), plain: true };
        }
        reading.extra = take_extra(entry);
    }
    match R::deserialize(&node) {
        Ok(record) => reading.record = Some(record),
        Err(error) if reading.inspection.faults.is_empty() => {
            let fault = Fault::new(Rule::WrongShape, error.to_string())
                .help("write it as a name, a colon and a text or a map");
            return ItemReading::failed((node.place, fault));
        }
        Err(_) => reading.extra = None,
    }
    reading
}

/// The value of the only entry of a map or list, and how to call it.
fn only_entry(node: &mut YamlNode) -> Option<(String, &mut YamlNode)> {
    match &mut node.value {
        YamlValue::Map(entries) => {
            let (key, value) = entries.first_mut()?;
            Some((format!("`{}`", key.scalar().unwrap_or("an entry")), value))
        }
        YamlValue::List(items) => items.first_mut().map(|item| ("a relation".to_owned(), item)),
        YamlValue::Scalar { .. } | YamlValue::Tagged => None,
    }
}

/// Takes the free-form data out of a record: serde has no shape for it.
fn take_extra(entry: &mut YamlNode) -> Option<Extra> {
    let YamlValue::Map(entries) = &mut entry.value else { return None };
    let place = entries.iter().position(|(key, _)| key.scalar() == Some("extra"))?;
    let (_, value) = entries.remove(place);
    (!value.is_null()).then(|| value.to_extra())
}

#[cfg(test)]
mod tests;
