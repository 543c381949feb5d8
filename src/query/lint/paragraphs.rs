//! Paragraphs that say more, or less, than the graph takes from them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityId, Extra, Graph, Paragraph, Source, SourceId, Stated};
use crate::query::claims::for_each_citation;
use crate::query::names::Names;

use super::{Finding, LintRule};

/// What cites a paragraph.
#[derive(Clone, Copy, Debug, Default)]
struct ParagraphUse {
    citations: usize,
    relations: usize,
}

pub(super) fn look(graph: &Graph, names: &Names, findings: &mut Vec<Finding>) {
    let mut drawn: BTreeMap<(SourceId, Paragraph), ParagraphUse> = BTreeMap::new();
    for_each_citation(graph, &mut |stated, _, cite| {
        let drawn = drawn.entry((cite.source, cite.paragraph)).or_default();
        drawn.citations += 1;
        drawn.relations += usize::from(matches!(stated, Stated::Relation(_)));
    });
    for source in graph.sources() {
        for (place, gist) in source.gists().enumerate() {
            let paragraph = Paragraph::at(place);
            let drawn = drawn.get(&(source.id(), paragraph)).copied().unwrap_or_default();
            findings.extend(match gist {
                Some(gist) if drawn.relations == 0 => {
                    unrelated(graph, names, source, paragraph, gist)
                }
                None if drawn.citations > 0 => Some(furniture(source, paragraph)),
                _ => None,
            });
        }
    }
}

fn unrelated(
    graph: &Graph,
    names: &Names,
    source: Source<'_>,
    paragraph: Paragraph,
    gist: &str,
) -> Option<Finding> {
    let entities: BTreeSet<EntityId> =
        names.mentions(gist).into_iter().map(|mention| mention.entity).collect();
    let explained = source.extra().and_then(|extra| extra.get("unrelated"));
    if entities.len() < 2 || explained.is_some_and(|why| is_given(why, paragraph)) {
        return None;
    }
    let slugs: Vec<&str> = entities.iter().map(|id| graph.entity(*id).slug()).collect();
    Some(Finding {
        rule: LintRule::UnrelatedParagraph,
        origin: source.origin(),
        message: format!(
            "{}#{paragraph} names {} and supports no relation",
            source.slug(),
            slugs.join(", ")
        ),
        help: format!(
            "cite it from a relation, or say why not: `extra: {{unrelated: {{\"{paragraph}\": …}}}}`"
        ),
    })
}

fn is_given(why: &Extra, paragraph: Paragraph) -> bool {
    why.get(&paragraph.to_string()).is_some()
}

fn furniture(source: Source<'_>, paragraph: Paragraph) -> Finding {
    Finding {
        rule: LintRule::CitedFurniture,
        origin: source.origin(),
        message: format!("{}#{paragraph} is cited but has no gist", source.slug()),
        help: "tell in a sentence what the paragraph says".to_owned(),
    }
}
