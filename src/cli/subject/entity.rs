use super::candidates::{none, several};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::ui::{self, Audience};
use crate::model::{EntityId, Graph};
use crate::search::{Resolution, find_by_name, find_one};
use crate::text::entity_name;

use super::shorten_for_message;

/// The entity that a text names. A misspelling is accepted only if a person reads the output, with a note; a file
/// contains only what is named exactly.
pub(in crate::cli) fn entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let (entity, note) = entity_and_note(context, typed)?;
    note.into_iter().for_each(ui::note);
    Ok(entity)
}

/// The same, with the note if the text is a misspelling.
pub(in crate::cli) fn entity_and_note(
    context: &Context,
    typed: &str,
) -> Result<(EntityId, Option<String>), Failure> {
    let graph = context.graph()?;
    match (context.audience, find(context, typed)?) {
        (Audience::Person, Resolution::Similar(entity)) => {
            let name = entity_name(graph, entity);
            let note = format!("no `{}`; showing {name}", shorten_for_message(typed));
            Ok((entity, Some(note)))
        }
        (_, resolution) => Ok((resolved(graph, typed, resolution)?, None)),
    }
}

/// The entity that a text names by its slug, its name or an alias.
pub(in crate::cli) fn named_entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let graph = context.graph()?;
    resolved(graph, typed, find_by_name(context.index()?, graph, typed))
}

/// Whether a text is the slug, the name or an alias of one entity.
pub(in crate::cli) fn is_whole_name(context: &Context, typed: &str) -> Result<bool, Failure> {
    let resolution = find_by_name(context.index()?, context.graph()?, typed);
    Ok(matches!(resolution, Resolution::One(_)))
}

/// Whether a text names one entity exactly.
pub(in crate::cli) fn names_one(context: &Context, typed: &str) -> Result<bool, Failure> {
    Ok(matches!(find(context, typed)?, Resolution::One(_)))
}

pub(super) fn find(context: &Context, typed: &str) -> Result<Resolution, Failure> {
    let (index, graph) = (context.index()?, context.graph()?);
    Ok(match context.audience {
        Audience::File => find_by_name(index, graph, typed),
        Audience::Person | Audience::Program => find_one(index, graph, typed),
    })
}

fn resolved(graph: &Graph, typed: &str, resolution: Resolution) -> Result<EntityId, Failure> {
    match resolution {
        Resolution::One(entity) => Ok(entity),
        Resolution::Similar(entity) => Err(Failure::NotFound(none(graph, typed, &[entity]))),
        Resolution::Several(hits) => Err(Failure::NotFound(several(graph, typed, &hits))),
        Resolution::None(nearest) => Err(Failure::NotFound(none(graph, typed, &nearest))),
    }
}
