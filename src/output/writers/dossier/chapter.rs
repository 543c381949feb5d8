use super::blocks::Blocks;
use super::footnotes::Footnotes;
use super::statement::statement;
use super::tally::{describe_tones, unconnected_pairs};
use crate::model::{
    Citation, ClaimId, ClaimLink, Entity, EntityId, Fact, Graph, Relation, RelationId, TieDirection,
};
use crate::query::Chapter;
use crate::text::escape::escape_markdown;
use crate::text::{
    bracketed_suffix, claim_details, count_in_words, counterclaim_text, doubts, entity_name,
    figure, long_date, number_in_words, sentence_case, series, with_full_stop,
};

/// Writes chapters, and collects their footnotes.
pub(super) struct ChapterWriter<'g> {
    graph: &'g Graph,
    footnotes: Footnotes<'g>,
    blocks: Blocks,
    headings: ProfileHeadings,
}

/// Whether each profile starts with a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ProfileHeadings {
    /// Without a heading, if the profile is the only chapter.
    Hidden,
    Shown,
}

impl<'g> ChapterWriter<'g> {
    pub(super) fn new(graph: &'g Graph, headings: ProfileHeadings) -> Self {
        Self { graph, footnotes: Footnotes::new(graph), blocks: Blocks::default(), headings }
    }

    pub(super) fn add(&mut self, chapter: &Chapter) {
        match chapter {
            Chapter::Profile { entity, has_role, facts, relations } => {
                let entity = self.graph.entity(*entity);
                let cites: Vec<Citation<'_>> = entity.cites().filter(|_| *has_role).collect();
                self.write_introduction(entity, cites);
                self.write_profile(entity, facts, relations);
            }
            Chapter::Between { entities, relations } => self.write_between(entities, relations),
            Chapter::Shared { entities, min_connections, others } => {
                self.write_shared(entities, *min_connections, others);
            }
            Chapter::Path { entities, hops, weakest } => {
                self.write_path(entities, hops, weakest.as_ref());
            }
        }
    }

    pub(super) fn finish(self) -> (String, Footnotes<'g>) {
        (self.blocks.finish(), self.footnotes)
    }

    fn write_profile(&mut self, entity: Entity<'g>, facts: &[usize], relations: &[RelationId]) {
        if let Some(background) = entity.background() {
            let text = format!("Background, not stated by any source: {background}");
            self.blocks.push_paragraph(&block_quote(&text));
        }
        for line in claim_details(self.graph, ClaimId::Role(entity.id())) {
            self.blocks.push_paragraph(&escape_markdown(&sentence_case(&line)));
        }
        if !facts.is_empty() {
            self.blocks.push_heading(self.heading_level(), "Facts and figures");
        }
        for (_, fact) in entity.facts().enumerate().filter(|(index, _)| facts.contains(index)) {
            self.write_fact(fact);
        }
        match self.graph.degree(entity.id()) {
            0 => self.blocks.push_paragraph("Not connected to anything in the graph."),
            _ if relations.is_empty() => {
                self.blocks.push_paragraph("No relations match the filters.");
            }
            _ => {}
        }
        self.write_relations_by_family(relations);
    }

    fn heading_level(&self) -> usize {
        match self.headings {
            ProfileHeadings::Hidden => 2,
            ProfileHeadings::Shown => 3,
        }
    }

    /// Writes the heading, kind and aliases of an entity, then its role if cited.
    fn write_introduction(&mut self, entity: Entity<'g>, cites: Vec<Citation<'g>>) {
        if self.headings == ProfileHeadings::Shown {
            self.blocks.push_heading(2, &self.name(entity.id()));
        }
        let kind = escape_markdown(&sentence_case(&entity.kind().slug));
        let aliases = series(entity.aliases().map(|alias| escape_markdown(alias.name)));
        let also_called =
            if aliases.is_empty() { String::new() } else { format!(" Also called {aliases}.") };
        let footnote_refs = self.footnotes.cite(cites.into_iter());
        let role = match entity.role() {
            _ if footnote_refs.is_empty() => String::new(),
            Some(role) => {
                format!(
                    " {}{footnote_refs}",
                    escape_markdown(&with_full_stop(&sentence_case(role)))
                )
            }
            None => format!(" Mentioned in the sources.{footnote_refs}"),
        };
        self.blocks.push_paragraph(&format!("*{kind}.*{also_called}{role}"));
    }

    fn write_fact(&mut self, fact: Fact<'g>) {
        let label = escape_markdown(&sentence_case(fact.label()));
        let when = fact.when().map(|when| format!(" ({})", long_date(when))).unwrap_or_default();
        let footnote_refs = self.footnotes.cite(fact.cites());
        let value = format!("{}{when}", escape_markdown(fact.value()));
        let counterclaims = self.cite_counterclaims(fact.claim_id());
        self.blocks.push_item(&format!(
            "{label}: {}{footnote_refs}{counterclaims}",
            with_full_stop(&value)
        ));
    }

    /// Writes the relations of each family in date order, undated ones last.
    fn write_relations_by_family(&mut self, relations: &[RelationId]) {
        for family in self.graph.families() {
            let all = relations.iter().copied();
            let in_family: Vec<RelationId> =
                all.filter(|id| self.graph.relation(*id).family() == family).collect();
            if !in_family.is_empty() {
                self.blocks
                    .push_heading(self.heading_level(), &escape_markdown(&sentence_case(family)));
                self.write_relations_by_date(&in_family);
            }
        }
    }

    fn write_between(&mut self, entities: &[EntityId], relations: &[RelationId]) {
        let names = self.names(entities);
        self.blocks.push_heading(2, &format!("Between {names}"));
        if relations.is_empty() {
            self.blocks.push_paragraph("Nothing connects them directly.");
            return;
        }
        let total = sentence_case(&count_in_words(relations.len(), "relation", "relations"));
        self.blocks.push_paragraph(&format!("{total}{}.", describe_tones(self.graph, relations)));
        self.write_relations_by_date(relations);
        let unconnected_pairs = unconnected_pairs(self.graph, entities, relations);
        if !unconnected_pairs.is_empty() && entities.len() > 2 {
            let unconnected_pairs = series(unconnected_pairs.iter().map(|pair| self.names(pair)));
            self.blocks.push_paragraph(&format!("Nothing connects {unconnected_pairs} directly."));
        }
    }

    fn write_shared(
        &mut self,
        entities: &[EntityId],
        min_connections: usize,
        others: &[(EntityId, Vec<RelationId>)],
    ) {
        let all = match entities.len() {
            2 => "both".to_owned(),
            total if min_connections < total => {
                format!("{} of the {}", number_in_words(min_connections), number_in_words(total))
            }
            total => format!("all {}", number_in_words(total)),
        };
        if others.is_empty() {
            return self.blocks.push_paragraph(&format!("Nothing else is connected to {all}."));
        }
        self.blocks.push_heading(2, &format!("Connected to {all}"));
        for (other, relations) in others {
            self.blocks.push_heading(3, &self.name(*other));
            self.write_relations_by_date(relations);
        }
    }

    fn write_path(
        &mut self,
        entities: &[EntityId],
        hops: &[Vec<RelationId>],
        weakest: Option<&(usize, Vec<String>)>,
    ) {
        let ends = entities.first().into_iter().chain(entities.last());
        let ends = series(ends.map(|id| self.name(*id)));
        self.blocks.push_heading(2, &format!("How {ends} are connected"));
        let steps: Vec<String> =
            hops.iter().filter_map(|hop| hop.first()).map(|id| self.describe_hop(*id)).collect();
        self.blocks.push_paragraph(&with_full_stop(&steps.join("; ")));
        for (index, (hop, pair)) in hops.iter().zip(entities.windows(2)).enumerate() {
            let pair = pair.iter().map(|id| self.name(*id));
            let pair = pair.collect::<Vec<String>>().join(" to ");
            self.blocks.push_heading(3, &format!("{}. {pair}", index + 1));
            for id in hop {
                self.write_relation(self.graph.relation(*id));
            }
        }
        if let Some((hop, reasons)) = weakest
            && let Some([from, to]) = entities.get(*hop..*hop + 2)
        {
            let (from, to, reasons) = (self.name(*from), self.name(*to), reasons.join(", "));
            self.blocks.push_paragraph(&format!(
                "The chain is only as strong as its weakest hop, from {from} to {to} ({reasons})."
            ));
        }
    }

    /// `Li Bin advised Lei Jun`, `Xiaomi outdid Porsche (denied)`.
    fn describe_hop(&self, id: RelationId) -> String {
        let relation = self.graph.relation(id);
        let [from, to] = [relation.from(), relation.to()].map(|end| self.name(end.id()));
        let says = escape_markdown(relation.label(TieDirection::Out));
        format!("{from} {says} {to}{}", bracketed_suffix(&doubts(relation)))
    }

    fn write_relations_by_date(&mut self, relations: &[RelationId]) {
        let graph = self.graph;
        let mut sorted: Vec<_> = relations.iter().map(|id| graph.relation(*id)).collect();
        sorted.sort_by_key(|relation| (relation.when().is_none(), relation.when()));
        for relation in sorted {
            self.write_relation(relation);
        }
    }

    fn write_relation(&mut self, relation: Relation<'g>) {
        let footnote_refs = self.footnotes.cite(relation.cites());
        let counterclaims = self.cite_counterclaims(relation.claim_id());
        self.blocks.push_item(&format!(
            "{}{footnote_refs}{counterclaims}",
            statement(self.graph, relation)
        ));
    }

    /// ` *Disputed by:* … *Other figures:* …`, with footnote references; empty if the claim has no counterclaims.
    fn cite_counterclaims(&mut self, claim: ClaimId) -> String {
        let graph = self.graph;
        let disputes = graph.linked_claims(claim, ClaimLink::Disputes).map(|other| {
            let footnote_refs = self.footnotes.cite(graph.citations_of(other).into_iter());
            format!(
                " *Disputed by:* {}{footnote_refs}",
                escape_markdown(&with_full_stop(&counterclaim_text(graph, other)))
            )
        });
        let disputes: String = disputes.collect();
        let figures = graph.linked_claims(claim, ClaimLink::Compare).map(|other| {
            let footnote_refs = self.footnotes.cite(graph.citations_of(other).into_iter());
            format!("{}{footnote_refs}", escape_markdown(&figure(graph, other)))
        });
        let figures: Vec<String> = figures.collect();
        match figures.as_slice() {
            [] => disputes,
            figures => format!("{disputes} *Other figures:* {}.", figures.join("; ")),
        }
    }

    /// `A, B and C`, escaped.
    fn names(&self, entities: &[EntityId]) -> String {
        series(entities.iter().map(|id| self.name(*id)))
    }

    fn name(&self, id: EntityId) -> String {
        escape_markdown(&entity_name(self.graph, id))
    }
}

/// Multi-line text as a Markdown block quote that preserves line and paragraph breaks.
fn block_quote(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escape_markdown).collect();
    let quoted = lines.iter().enumerate().map(|(index, line)| {
        let has_next = lines.get(index + 1).is_some_and(|next| !next.is_empty());
        let hard_break = if has_next && !line.is_empty() { "\\" } else { "" };
        format!("> {line}{hard_break}").trim_end().to_owned()
    });
    quoted.collect::<Vec<String>>().join("\n")
}
