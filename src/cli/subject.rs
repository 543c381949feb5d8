//! The subject of a command: the entities, sources or paragraphs that it names, and the part of the graph to use.

mod entity;
mod extract;
mod limit;
mod messages;
mod passage;
mod words;

pub(super) use entity::{
    is_exact_name, names_one_entity, resolve_entity, resolve_entity_with_note, resolve_exact_name,
};
pub(super) use extract::{ExtractArgs, select};
pub(super) use limit::{LimitFlag, MAX_PICTURE_ENTITIES};
pub(super) use messages::shorten_for_message;
pub(super) use passage::{Passage, find_passage, is_paragraph, require_passage};
pub(super) use words::{NamedEntities, resolve_entities, resolve_names};
