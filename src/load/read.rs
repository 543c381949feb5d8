//! An entry's record: by `serde_yaml` where its text is plain and right, by the tree otherwise.

use serde::Deserialize;

use super::inspect::{Inspection, ShapeFault};
use super::item::{Form, Item, Section};
use super::problems::Fault;
use super::rule::Rule;
use super::shape;
use super::tree::{Node, Value};
use crate::model::Extra;

/// The largest entry that is read, in bytes.
const LARGEST: usize = 4 << 20;

/// What came of reading an entry.
pub(super) struct Reading<R> {
    /// The record, without what has not the right shape.
    pub(super) record: Option<R>,
    /// What stands under `extra:`.
    pub(super) extra: Option<Extra>,
    /// What has not the right shape.
    pub(super) inspection: Inspection,
}

/// Reads an entry.
pub(super) fn read<'t, R: Deserialize<'t>>(item: &Item<'t>) -> Reading<R> {
    if let Form::Text(text) = item.form {
        if text.len() > LARGEST {
            let message = format!("an entry of more than {} MiB", LARGEST >> 20);
            return failed((item.start(), Fault::new(Rule::TooLarge, message)));
        }
        if !is_unusual(text)
            && let Ok(record) = serde_yaml::from_str(text)
        {
            return Reading {
                record: Some(record),
                extra: None,
                inspection: Inspection::default(),
            };
        }
    }
    match item.tree() {
        Ok(Some(node)) => from_tree(item, node),
        Ok(None) => Reading { record: None, extra: None, inspection: Inspection::default() },
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
                return Reading { record: None, extra, inspection };
            }
            entry.value = Value::Scalar { text: String::new(), plain: true };
        }
        extra = take_extra(entry);
    }
    match R::deserialize(&node) {
        Ok(record) => Reading { record: Some(record), extra, inspection },
        Err(error) => {
            if inspection.faults.is_empty() {
                inspection.faults.push((
                    (node.line, node.column),
                    Fault::new(Rule::WrongShape, error.to_string()),
                ));
            }
            Reading { record: None, extra: None, inspection }
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
        Value::Scalar { .. } => None,
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
/// quadratic time), swells on aliases, skips merge keys, and loses how a number was written.
fn is_unusual(text: &str) -> bool {
    if text.contains("extra") || text.contains("<<") {
        return true;
    }
    let mut open = 0_usize;
    let mut before = b'\n';
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b'&' | b'*' | b'!' | b'?' if matches!(before, b' ' | b'\n' | b'[' | b'{' | b',') => {
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
    Reading {
        record: None,
        extra: None,
        inspection: Inspection { faults: vec![fault], cut: Vec::new() },
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Deserialize;
    use serde::de::IgnoredAny;

    use super::{from_tree, read};
    use crate::load::builtin::FILES;
    use crate::load::item::{Form, Item, Section};
    use crate::load::record::{
        EntityKindRecord, EntityRecord, FactRecord, Listed, Named, RelationKindRecord,
        RelationRecord, SourceRecord,
    };
    use crate::load::shape;
    use crate::load::split::split;

    /// Reads an entry by both readers and returns its record.
    fn both<'t, R: Deserialize<'t> + Debug>(item: &Item<'t>) -> String {
        let by_tree = item.tree().expect("good").expect("not empty");
        let by_tree = format!("{:?}", from_tree::<R>(item, by_tree).record.expect("a record"));
        let by_either = format!("{:?}", read::<R>(item).record.expect("a record"));
        assert_eq!(by_tree, by_either);
        by_either
    }

    #[test]
    fn both_readers_read_the_same_from_every_entry_of_the_built_in_graph() {
        let mut read = 0;
        for (file, text) in FILES {
            let parts = split(0, text);
            assert!(!parts.odd, "{file} is in plain block form");
            for item in &parts.items {
                read += match item.section {
                    Section::EntityKinds => both::<Named<'_, EntityKindRecord<'_>>>(item),
                    Section::RelationKinds => both::<Named<'_, RelationKindRecord<'_>>>(item),
                    Section::Sources => both::<Named<'_, SourceRecord<'_>>>(item),
                    Section::Entities => both::<Named<'_, EntityRecord<'_>>>(item),
                    Section::Relations => both::<Listed<RelationRecord<'_>>>(item),
                    Section::Title | Section::About | Section::Extra => String::new(),
                }
                .len();
            }
        }
        assert!(read > 50_000, "the records hold what the files say: {read}");
    }

    #[test]
    fn records_and_shapes_know_the_same_keys() {
        fn keys<'t, R: Deserialize<'t> + Debug>() -> Vec<String> {
            let error = serde_yaml::from_str::<R>("{no-such-key: 1}").expect_err("an unknown key");
            let message = error.to_string();
            let names = message.split('`').skip(3).step_by(2);
            names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        let known = |fields: shape::Fields| -> Vec<String> {
            fields.iter().map(|(name, _)| (*name).to_owned()).collect()
        };
        assert_eq!(keys::<EntityKindRecord<'_>>(), known(shape::ENTITY_KIND));
        assert_eq!(keys::<RelationKindRecord<'_>>(), known(shape::RELATION_KIND));
        assert_eq!(keys::<SourceRecord<'_>>(), known(shape::SOURCE));
        assert_eq!(keys::<EntityRecord<'_>>(), known(shape::ENTITY));
        assert_eq!(keys::<FactRecord<'_>>(), known(shape::FACT));
        assert_eq!(keys::<RelationRecord<'_>>(), known(shape::RELATION));
    }

    #[test]
    fn serde_never_sees_what_hurts_it() {
        let unusual = |text: &str| super::is_unusual(text);
        for text in ["a: *b", "a: &b c", "a: !b c", "? a", "<<: x", "extra: 1", "[[[[[[[[[[[[[[[[["]
        {
            assert!(unusual(text), "{text}");
        }
        for text in ["R & D", "a*b", "who? me", "wow!", "[a, b]"] {
            assert!(!unusual(text), "{text}");
        }
        let item =
            Item { section: Section::Entities, file: 0, line: 1, form: Form::Text("a: {b: ~}") };
        assert!(read::<IgnoredAny>(&item).record.is_some());
    }
}
