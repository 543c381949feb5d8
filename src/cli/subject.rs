//! The subject of a command: entities, sources and paragraphs by name, and the part of the graph around them.

mod candidates;
mod entity;
mod extract;
mod source_place;
mod words;

pub(super) use candidates::shorten_for_message;
pub(super) use entity::{entity, entity_and_note, is_whole_name, named_entity, names_one};
pub(super) use extract::{ExtractArgs, selection};
pub(super) use source_place::{SourcePlace, find_source_place, is_paragraph, source_place};
pub(super) use words::{NamedEntities, entities, named};
