use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::subject::{NamedEntities, Passage, find_passage, is_paragraph, resolve_names};
use crate::cli::ui;
use crate::load::LoadedGraph;
use crate::model::{ClaimId, EntityId, Fact, Graph, RelationId};

#[derive(Clone, Copy)]
pub(super) enum ShowTarget<'g> {
    Entity(EntityId),
    Relation(RelationId),
    Fact(Fact<'g>),
    Source(Passage<'g>),
}

/// The targets that the words name: ids of relations and facts, references to sources, and the names of entities between
/// these. `None` if there is no such id or reference.
#[expect(clippy::indexing_slicing, reason = "the words are those before the index")]
pub(super) fn find_targets<'c>(
    context: &'c Context,
    typed: &[String],
) -> Result<Option<Vec<ShowTarget<'c>>>, Failure> {
    let loaded = context.loaded()?;
    let typed = &join_references(&loaded.graph, typed);
    let targets_by_id: Vec<Option<ShowTarget<'c>>> =
        typed.iter().map(|word| target_by_id(loaded, word)).collect::<Result<_, _>>()?;
    if targets_by_id.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut targets = Vec::new();
    let mut words: &[String] = &[];
    for (index, target) in targets_by_id.into_iter().enumerate() {
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

/// Joins a source slug and a paragraph number after it (`courage-speech ¶4`) into one word.
fn join_references(graph: &Graph, typed: &[String]) -> Vec<String> {
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
    Ok(match resolve_names(context, words)? {
        NamedEntities::One(entity) => vec![ShowTarget::Entity(entity)],
        NamedEntities::Several(entities) => entities.into_iter().map(ShowTarget::Entity).collect(),
    })
}

/// The relation, fact or source that a word refers to. An entity slug refers to none of these.
fn target_by_id<'g>(
    loaded: &'g LoadedGraph,
    word: &str,
) -> Result<Option<ShowTarget<'g>>, Failure> {
    let graph = &loaded.graph;
    if graph.find_entity(word).is_some() {
        if graph.find_source(word).is_some() {
            ui::print_message(format!(
                "showing the entity; `guanxi source {word}` shows the source"
            ));
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
    Ok(find_passage(loaded, word)?.map(ShowTarget::Source))
}
