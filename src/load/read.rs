//! An entry's record: straight from its text where that is plain, by `serde_yaml` where it is not,
//! by the tree where it is unusual or wrong.

use serde::Deserialize;

use super::inspect::{Inspection, ShapeFault};
use super::item::{Form, Item, Section};
use super::plain;
use super::problems::Fault;
use super::rule::Rule;
use super::shape;
use super::tree::{Node, TreeFault, Value};
use crate::model::Extra;

/// The largest entry that is read, in bytes.
const LARGEST: usize = 4 << 20;

/// What to do about an entry that is larger.
const SHORTEN: &str = "keep long texts in a file of their own and link to it";

/// What came of reading an entry.
pub(super) struct Reading<R> {
    /// The record, without what has not the right shape.
    pub(super) record: Option<R>,
    /// What stands under `extra:`.
    pub(super) extra: Option<Extra>,
    /// What has not the right shape.
    pub(super) inspection: Inspection,
    /// Why the entry is no YAML by itself, if it may be in order where it stands in its file.
    pub(super) cut: Option<TreeFault>,
}

impl<R> Reading<R> {
    /// No record, but what is wrong with it.
    fn of(inspection: Inspection) -> Self {
        Self { record: None, extra: None, inspection, cut: None }
    }

    fn whole(record: R) -> Self {
        Self { record: Some(record), ..Self::of(Inspection::default()) }
    }
}

/// Reads an entry.
pub(super) fn read<'t, R: Deserialize<'t>>(item: &Item<'t>) -> Reading<R> {
    if let Form::Text(text) = item.form
        && text.len() <= LARGEST
        && let Ok(record) = plain::from_str(text)
    {
        return Reading::whole(record);
    }
    read_exactly(item)
}

/// Reads an entry whatever form it has: what [`plain`] reads, this reads to the same record.
fn read_exactly<'t, R: Deserialize<'t>>(item: &Item<'t>) -> Reading<R> {
    if let Form::Text(text) = item.form {
        if text.len() > LARGEST {
            let message = format!("an entry of more than {} MiB", LARGEST >> 20);
            let fault = Fault::new(Rule::TooLarge, message).help(SHORTEN);
            return failed((item.start().place, fault));
        }
        if !is_unusual(text)
            && let Ok(record) = serde_yaml::from_str(text)
        {
            return Reading::whole(record);
        }
    }
    match item.tree() {
        Ok(Some(node)) => from_tree(item, node),
        Ok(None) => Reading::of(Inspection::default()),
        Err(fault) if fault.may_be_the_cut() => {
            Reading { cut: Some(fault), ..Reading::of(Inspection::default()) }
        }
        Err(fault) => failed(((fault.line, fault.column), fault.into())),
    }
}

fn from_tree<'t, R: Deserialize<'t>>(item: &Item<'t>, mut node: Node) -> Reading<R> {
    let mut inspection = Inspection::default();
    let mut extra = None;
    if let Some((what, entry)) = only_entry(&mut node) {
        if !inspection.value(entry, shape::of(item.section), &what) {
            // An entity without a record is none; a kind or a source still is one.
            if matches!(item.section, Section::Entities | Section::Relations) {
                return Reading::of(inspection);
            }
            entry.value = Value::Scalar { text: String::new(), plain: true };
        }
        extra = take_extra(entry);
    }
    match R::deserialize(&node) {
        Ok(record) => Reading { record: Some(record), extra, ..Reading::of(inspection) },
        Err(error) => {
            if inspection.faults.is_empty() {
                inspection.faults.push((
                    (node.line, node.column),
                    Fault::new(Rule::WrongShape, error.to_string())
                        .help("write it as a name, a colon and a text or a map"),
                ));
            }
            Reading::of(inspection)
        }
    }
}

/// The value of the only entry of a map or list, and how to call it.
fn only_entry(node: &mut Node) -> Option<(String, &mut Node)> {
    match &mut node.value {
        Value::Map(entries) => {
            let (key, value) = entries.first_mut()?;
            Some((format!("`{}`", key.scalar().unwrap_or("an entry")), value))
        }
        Value::List(items) => items.first_mut().map(|item| ("a relation".to_owned(), item)),
        Value::Scalar { .. } | Value::Tagged => None,
    }
}

/// Takes the free-form data out of a record: serde has no shape for it.
fn take_extra(entry: &mut Node) -> Option<Extra> {
    let Value::Map(entries) = &mut entry.value else { return None };
    let place = entries.iter().position(|(key, _)| key.scalar() == Some("extra"))?;
    let (_, value) = entries.remove(place);
    (!value.is_null()).then(|| value.to_extra())
}

/// Whether `serde_yaml` must not see a text: it has no limit on brackets (its scanner takes
/// quadratic time), swells on aliases, skips merge keys, loses how a number was written, and ends
/// lines where YAML 1.2 does not.
fn is_unusual(text: &str) -> bool {
    if ["extra", "<<", "\\", "\u{85}", "\u{2028}", "\u{2029}"].iter().any(|odd| text.contains(odd))
    {
        return true;
    }
    let mut open = 0_usize;
    let mut before = b'\n';
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b'&' | b'*' | b'!' | b'?' if b" \t\n[{,:".contains(&before) => {
                let blank = bytes.peek().is_none_or(|next| matches!(next, b' ' | b'\n' | b'\r'));
                if blank == (byte == b'?') {
                    return true;
                }
            }
            _ => {}
        }
        if open > 16 {
            return true;
        }
        before = byte;
    }
    false
}

fn failed<R>(fault: ShapeFault) -> Reading<R> {
    Reading::of(Inspection { faults: vec![fault], cut: Vec::new() })
}

#[cfg(test)]
mod tests;
