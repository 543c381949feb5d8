//! What `show` can show.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::subject::{NamedEntities, SourcePlace, find_source_place, is_paragraph, named};
use crate::cli::ui;
use crate::model::{ClaimId, EntityId, Fact, Graph, RelationId};

#[derive(Clone, Copy)]
pub(super) enum ShowTarget<'g> {
    Entity(EntityId),
    Relation(RelationId),
    Fact(Fact<'g>),
    Source(SourcePlace<'g>),
}

/// What the words refer to, if any of them is the id of a relation or fact or a reference to a source; the others then
/// name entities. `None` if all name entities.
pub(super) fn targets<'c>(
    context: &'c Context,
    typed: &[String],
) -> Result<Option<Vec<ShowTarget<'c>>>, Failure> {
    let graph = context.graph()?;
    let typed = &join_places(graph, typed);
    let addressed: Vec<Option<ShowTarget<'c>>> =
        typed.iter().map(|word| addressed(graph, word)).collect::<Result<_, _>>()?;
    if addressed.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut targets = Vec::new();
    let mut words: &[String] = &[];
    for (index, target) in addressed.into_iter().enumerate() {
        let Some(target) = target else {
            words = &typed[index - words.len()..=index];
            continue;
        };
        targets.extend(entities(context, words)?);
        words = &[];
        targets.push(target);
    }
    targets.extend(entities(context, words)?);
    Ok(Some(targets))
}

/// The words, with the slug of a source and the number of its paragraph after it (`courage-speech ¶4`) as one word.
fn join_places(graph: &Graph, typed: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed {
        match words.last_mut() {
            Some(source)
                if is_paragraph(word)
                    && graph.find_source(source).is_some()
                    && graph.find_entity(word).is_none() =>
            {
                *source = format!("{source} {word}");
            }
            _ => words.push(word.clone()),
        }
    }
    words
}

fn entities<'c>(context: &Context, words: &[String]) -> Result<Vec<ShowTarget<'c>>, Failure> {
    Ok(match named(context, words)? {
        NamedEntities::Together(entity) => vec![ShowTarget::Entity(entity)],
        NamedEntities::Each(entities) => entities.into_iter().map(ShowTarget::Entity).collect(),
    })
}

/// The relation, fact or source that a word refers to. A word that is the slug of an entity always means that entity.
fn addressed<'g>(graph: &'g Graph, word: &str) -> Result<Option<ShowTarget<'g>>, Failure> {
    if graph.find_entity(word).is_some() {
        if graph.find_source(word).is_some() {
            ui::note(format!("showing the entity; `guanxi source {word}` shows the source"));
        }
        return Ok(None);
    }
    let claim = match graph.find_claim(word) {
        Some(ClaimId::Relation(relation)) => Some(ShowTarget::Relation(relation)),
        Some(ClaimId::Fact { entity, index }) => graph.fact(entity, index).map(ShowTarget::Fact),
        Some(ClaimId::Role(_)) | None => None,
    };
    if claim.is_some() {
        return Ok(claim);
    }
    Ok(find_source_place(graph, word)?.map(ShowTarget::Source))
}
