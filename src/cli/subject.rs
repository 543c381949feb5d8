//! The subject of a command: the entities, sources or paragraphs that it names, and the part of the graph around them.

mod candidates;
mod entity;
mod extract;
mod limit;
mod passage;
mod words;

pub(super) use candidates::shorten_for_message;
pub(super) use entity::{entity, entity_and_note, is_whole_name, named_entity, names_one};
pub(super) use extract::{ExtractArgs, selection};
pub(super) use limit::{LimitFlag, MAX_PICTURE_ENTITIES};
pub(super) use passage::{Passage, find_passage, is_paragraph, require_passage};
pub(super) use words::{NamedEntities, entities, resolve_names};
