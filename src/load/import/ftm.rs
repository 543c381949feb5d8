//! FollowTheMoney entities as JSON lines: Aleph, OpenSanctions (<https://followthemoney.tech/docs/>).
//!
//! Each line of a file is a paragraph of a source. It contains an entity with its properties, which may contain other entities,
//! or a statement, which is one property of an entity. Records with the same id are merged, but each fact and
//! relation cites only the lines that state it, and the sources that these lines name. A record that connects two
//! entities becomes a relation, one about a single entity (such as a sanction) becomes a fact, and any other becomes an entity.

mod collection;
mod connect;
mod ftm_source;
mod gist;
mod line;
mod mention_list;
mod merge;
mod parse_line;
mod record;
mod record_part;
mod records;
mod relations;
mod schema;

use std::rc::Rc;

use super::map::ImportMap;
use super::opened::Opened;
use crate::load::text::Text;
use crate::text::count;
use collection::Collection;
use ftm_source::FtmSource;

/// Opens all files together, since their entities refer to each other.
pub(super) fn open<'t>(texts: &'t [Text], map: &ImportMap) -> Opened<'t> {
    let (collection, problems) = Collection::new(texts, map);
    let mapping = collection.describe();
    let collection = Rc::new(collection);
    let sources = (0..).zip(texts).zip(problems).map(|((file, text), problems)| {
        Box::new(FtmSource::new((file, text), Rc::clone(&collection), problems)) as Box<_>
    });
    Opened { sources: sources.collect(), mapping, ignores_map: false }
}

/// The lines that are not blank, with their line numbers.
fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    (1..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty())
}

/// `2 records of Ownership`.
fn describe_count(schema: &str, records: usize) -> String {
    count(records, &format!("record of {schema}"), &format!("records of {schema}"))
}
