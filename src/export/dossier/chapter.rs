//! The chapters of a note, told.

use super::Chapter;
use super::date;
use super::markdown::inline;
use super::notes::Notes;
use super::page::Page;
use super::words::{count, full_stop, sentence_case};
use crate::model::{Entity, EntityId, Fact, Graph, Relation, RelationId, Standing, Tone, series};

/// Chapters being told, and the footnotes they need.
pub(super) struct Chapters<'g> {
    graph: &'g Graph,
    notes: Notes<'g>,
    page: Page,
}

impl<'g> Chapters<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self { graph, notes: Notes::new(graph), page: Page::default() }
    }

    /// Tells a chapter.
    pub(super) fn tell(&mut self, chapter: &Chapter) {
        match chapter {
            Chapter::Portrait { entity, relations } => self.portrait(*entity, relations),
            Chapter::Between { entities, relations } => self.between(entities, relations),
            Chapter::Shared { entities, others } => self.shared(entities, others),
            Chapter::Chain { entities, hops, weakest } => {
                self.chain(entities, hops, weakest.as_deref());
            }
        }
    }

    /// The text, and its footnotes.
    pub(super) fn finish(self) -> (String, Notes<'g>) {
        (self.page.finish(), self.notes)
    }

    fn portrait(&mut self, id: EntityId, relations: &[RelationId]) {
        let entity = self.graph.entity(id);
        self.identity(entity);
        if let Some(background) = entity.background() {
            let background = inline(background);
            self.page.paragraph(&format!("> Background, from none of the sources: {background}"));
        }
        if entity.facts().len() > 0 {
            self.page.heading(2, "Facts and figures");
            entity.facts().for_each(|fact| self.fact(fact));
        }
        if relations.is_empty() {
            self.page.paragraph("Tied to nobody and nothing in the graph.");
        }
        self.by_family(relations);
    }

    fn identity(&mut self, entity: Entity<'g>) {
        let kind = inline(&sentence_case(&entity.kind().slug));
        let names: Vec<String> = entity.aliases().map(|alias| inline(alias.name)).collect();
        let also =
            if names.is_empty() { String::new() } else { format!(", also {}", names.join(", ")) };
        let marks = self.notes.marks(entity.cites());
        let role = match entity.role() {
            Some(role) => format!(" {}{marks}", inline(&full_stop(role))),
            None if marks.is_empty() => String::new(),
            None => format!(" Named in the sources.{marks}"),
        };
        self.page.paragraph(&format!("*{kind}*{also}.{role}"));
    }

    fn fact(&mut self, fact: Fact<'g>) {
        let says = inline(&sentence_case(fact.says()));
        let when = fact.when().map(|when| format!(" ({})", date::told(when))).unwrap_or_default();
        let marks = self.notes.marks(fact.cites());
        self.page.item(&format!("{says}: {}{when}.{marks}", inline(fact.value())));
    }

    /// Relations under the headings of their families, each in time order, undated ones last.
    fn by_family(&mut self, relations: &[RelationId]) {
        for family in self.graph.families() {
            let all = relations.iter().copied();
            let of_it: Vec<RelationId> =
                all.filter(|id| self.graph.relation(*id).family() == family).collect();
            if !of_it.is_empty() {
                self.page.heading(2, &inline(&sentence_case(family)));
                self.in_time_order(&of_it);
            }
        }
    }

    fn between(&mut self, entities: &[EntityId], relations: &[RelationId]) {
        let names = self.names(entities);
        self.page.heading(2, &format!("Between {names}"));
        if relations.is_empty() {
            self.page.paragraph("No relation ties them directly.");
            return;
        }
        let number = sentence_case(&count(relations.len(), "relation", "relations"));
        let tones = self.tones(relations);
        self.page.paragraph(&format!("{number}: {tones}."));
        self.in_time_order(relations);
    }

    fn shared(&mut self, entities: &[EntityId], others: &[(EntityId, Vec<RelationId>)]) {
        let names = self.names(entities);
        self.page.heading(2, &format!("Tied to {names} alike"));
        if others.is_empty() {
            self.page.paragraph("Nobody and nothing in the graph.");
        }
        for (other, relations) in others {
            self.page.heading(3, &inline(self.graph.entity(*other).name()));
            self.in_time_order(relations);
        }
    }

    fn chain(&mut self, entities: &[EntityId], hops: &[Vec<RelationId>], weakest: Option<&str>) {
        let ends: Vec<EntityId> =
            entities.first().into_iter().chain(entities.last()).copied().collect();
        let names = self.names(&ends);
        self.page.heading(2, &format!("How {names} are tied, hop by hop"));
        for (place, (hop, pair)) in hops.iter().zip(entities.windows(2)).enumerate() {
            let pair = self.names(pair);
            self.page.heading(3, &format!("{}. {pair}", place + 1));
            self.in_time_order(hop);
        }
        if let Some(weakest) = weakest {
            self.page.paragraph(&format!("The weakest hop: {}.", inline(weakest)));
        }
    }

    fn in_time_order(&mut self, relations: &[RelationId]) {
        let mut told: Vec<Relation<'_>> =
            relations.iter().map(|id| self.graph.relation(*id)).collect();
        told.sort_by_key(|relation| (relation.when().is_none(), relation.when()));
        for relation in told {
            self.relation(relation);
        }
    }

    /// One relation as a sentence in a list: how firm it is and when it was in front.
    fn relation(&mut self, relation: Relation<'g>) {
        let when = relation.when().map(date::told);
        let lead = match (standing(relation.standing()), when) {
            (None, None) => String::new(),
            (None, Some(when)) => format!("{}: ", sentence_case(&when)),
            (Some(standing), None) => format!("{standing}: "),
            (Some(standing), Some(when)) => format!("{standing}, {when}: "),
        };
        let speaker = relation.said_by().map(|speaker| inline(speaker.name()));
        let speaker = speaker.map(|name| format!(" (According to {name}.)")).unwrap_or_default();
        let marks = self.notes.marks(relation.cites());
        let claim = inline(&full_stop(relation.claim()));
        self.page.item(&format!("{lead}{claim}{speaker}{marks}"));
    }

    /// `2 positive, 3 neutral`.
    fn tones(&self, relations: &[RelationId]) -> String {
        let of = |tone: &Tone| {
            relations.iter().filter(|id| self.graph.relation(**id).tone() == *tone).count()
        };
        let parts = Tone::ALL.iter().map(|tone| (of(tone), tone));
        let parts = parts.filter(|(number, _)| *number > 0);
        parts.map(|(number, tone)| format!("{number} {tone}")).collect::<Vec<String>>().join(", ")
    }

    /// `A, B and C`, escaped.
    fn names(&self, entities: &[EntityId]) -> String {
        let names: Vec<String> =
            entities.iter().map(|id| inline(self.graph.entity(*id).name())).collect();
        series(&names)
    }
}

/// A word for what is less firm than stated, the louder the less firm.
fn standing(standing: Standing) -> Option<String> {
    let word = sentence_case(standing.word());
    match standing {
        Standing::Stated => None,
        Standing::Implied | Standing::Opinion => Some(format!("*{word}*")),
        Standing::Alleged | Standing::Denied => Some(format!("**{word}**")),
    }
}
