use crate::model::{ClaimId, Entity, Fact, Graph, Relation, Standing, Tone, When};

use super::citation::citation_list;
use super::date::{date_in_brackets, long_date};
use super::entity_name::{entity_name, name_beside_role};
use super::sentence::bracketed_suffix;
use super::speaker::{Speaker, has_explicit_attribution};
use super::symbol::DISPUTED;

const DISPUTED_WORD: &str = "disputed";

/// A relation, a role or a fact in words: a sentence, its qualifiers and its citations.
pub(crate) struct ClaimText<'g> {
    /// The claim itself, without its date.
    pub(crate) sentence: String,
    pub(crate) when: Option<When>,
    pub(crate) weight: Option<f64>,
    /// Its standing; `None` if it has no citation.
    pub(crate) standing: Option<Standing>,
    pub(crate) is_disputed: bool,
    /// Its tone; neutral for a role or a fact.
    pub(crate) tone: Tone,
    /// The speaker; `None` if the sentence names them or the source itself makes the claim.
    pub(crate) speaker: Option<Speaker<'g>>,
    /// The cited passages, each once: `courage-speech#1, filing (document only)`.
    pub(crate) citations: String,
}

impl<'g> ClaimText<'g> {
    pub(crate) fn new(graph: &'g Graph, claim: ClaimId) -> Self {
        match claim {
            ClaimId::Relation(id) => Self::from_relation(graph, graph.relation(id)),
            ClaimId::Role(id) => Self::from_role(graph, graph.entity(id)),
            ClaimId::Fact { entity, index } => {
                let (fact, entity) = (graph.fact(entity, index), graph.entity(entity));
                fact.map_or_else(
                    || Self::from_role(graph, entity),
                    |fact| Self::from_fact(graph, entity, fact),
                )
            }
        }
    }

    pub(crate) fn from_relation(graph: &'g Graph, relation: Relation<'g>) -> Self {
        let speaker = relation.said_by().filter(|_| !has_explicit_attribution(relation));
        Self {
            sentence: relation.claim().to_owned(),
            when: relation.when(),
            weight: relation.weight(),
            standing: Some(relation.standing()),
            is_disputed: relation.is_disputed(),
            tone: relation.tone(),
            speaker: speaker.map(|speaker| Speaker::new(graph, speaker)),
            citations: citation_list(graph, relation.cites()),
        }
    }

    fn from_role(graph: &Graph, entity: Entity<'g>) -> Self {
        let is_cited = entity.cites().len() > 0;
        let sentence = match entity.role() {
            Some(role) => format!("{}: {role}", name_beside_role(graph, entity.id())),
            None if is_cited => format!("{} is mentioned", entity_name(graph, entity.id())),
            None => format!("{} ({})", entity_name(graph, entity.id()), entity.kind().slug),
        };
        let standing = is_cited.then_some(Standing::Stated);
        Self { standing, ..Self::stated_claim(sentence, citation_list(graph, entity.cites())) }
    }

    fn from_fact(graph: &Graph, entity: Entity<'g>, fact: Fact<'g>) -> Self {
        let sentence = fact_with_entity(graph, entity, fact);
        let is_disputed = fact.is_disputed();
        Self {
            when: fact.when(),
            is_disputed,
            ..Self::stated_claim(sentence, citation_list(graph, fact.cites()))
        }
    }

    /// An undated, undisputed claim that the source itself states in a neutral tone.
    fn stated_claim(sentence: String, citations: String) -> Self {
        let (standing, tone) = (Some(Standing::Stated), Tone::Neutral);
        let (when, weight, is_disputed, speaker) = (None, None, false, None);
        Self { sentence, when, weight, standing, is_disputed, tone, speaker, citations }
    }

    /// Everything that qualifies the sentence: `alleged`, `disputed`, `said by Lei Jun`, `March 2021`,
    /// `weight 0.5`.
    pub(crate) fn qualifiers(&self) -> Vec<String> {
        let standing = self.standing.map(|standing| standing.to_string());
        let tone = (self.tone != Tone::Neutral).then(|| self.tone.to_string());
        let speaker = self.speaker.as_ref().map(|speaker| format!("said by {}", speaker.name));
        let when = self.when.map(long_date);
        let disputed = self.disputed_word().map(str::to_owned);
        let weight = self.weight_text();
        [standing, disputed, tone, speaker, when, weight].into_iter().flatten().collect()
    }

    pub(crate) fn weight_text(&self) -> Option<String> {
        self.weight.map(|weight| format!("weight {weight}"))
    }

    /// The sentence, its qualifiers with a suffix, and its citations: `Bob praised Ann. (opinion) [web#2]`.
    pub(crate) fn in_full(&self, suffix: &str) -> String {
        let qualifiers = self.qualifiers().join(", ");
        format!("{} ({qualifiers}{suffix}) [{}]", self.sentence, self.citations)
    }

    /// A line of a copied list: the lead, or `also` if it is empty, then the claim in full.
    pub(crate) fn line(&self, lead: &str, suffix: &str) -> String {
        let lead = if lead.is_empty() { "also" } else { lead };
        format!("{lead}: {}\n", self.in_full(suffix))
    }

    /// `alleged, disputed, according to Lei Jun`; empty if the source simply states the claim.
    pub(crate) fn caveats(&self) -> String {
        let doubts = Some(self.doubts()).filter(|doubts| !doubts.is_empty());
        let speaker = self.speaker.as_ref().map(|speaker| format!("according to {}", speaker.name));
        doubts.into_iter().chain(speaker).collect::<Vec<String>>().join(", ")
    }

    /// The standing, if not `stated`, and whether the claim is disputed: `alleged, disputed`.
    pub(crate) fn doubts(&self) -> String {
        join_doubts(self.standing, self.disputed_word())
    }

    fn disputed_word(&self) -> Option<&'static str> {
        self.is_disputed.then_some(DISPUTED_WORD)
    }

    /// The date followed by the caveats: `2021-03, alleged, according to Lei Jun`.
    pub(crate) fn dated_caveats(&self) -> String {
        let date = self.when.map(|when| when.to_string());
        let caveats = Some(self.caveats()).filter(|caveats| !caveats.is_empty());
        date.into_iter().chain(caveats).collect::<Vec<String>>().join(", ")
    }
}

/// The id of a relation; for a role or a fact, the slug of its entity.
pub(crate) fn relation_id_or_entity_slug(graph: &Graph, claim: ClaimId) -> String {
    match claim {
        ClaimId::Relation(id) => graph.relation(id).id_text().to_string(),
        ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => {
            graph.entity(entity).slug().to_owned()
        }
    }
}

/// A fact of an entity, without its date: `Lei Jun, born: in Hefei`.
fn fact_with_entity(graph: &Graph, entity: Entity<'_>, fact: Fact<'_>) -> String {
    format!("{}, {}: {}", entity_name(graph, entity.id()), fact.label(), fact.value())
}

/// A fact with its date: `born: in Hefei (1974)`.
pub(crate) fn fact_with_date(fact: Fact<'_>) -> String {
    format!("{}: {}{}", fact.label(), fact.value(), date_in_brackets(fact.when()))
}

/// A fact without its date, with a suffix if another claim disputes it: `price: 20 ↯ disputed`.
pub(crate) fn fact_with_dispute_mark(graph: &Graph, fact: Fact<'_>) -> String {
    format!("{}: {}{}", fact.label(), fact.value(), disputed_suffix(graph, fact.claim_id()))
}

/// The suffix ` ↯ disputed`; empty if no other claim disputes this one.
pub(crate) fn disputed_suffix(graph: &Graph, claim: ClaimId) -> String {
    let suffix = graph.is_disputed(claim).then(|| format!(" {}", DISPUTED.example));
    suffix.unwrap_or_default()
}

/// The ends of a relation, distinguished from their namesakes, with its label between them: `Porsche praised Xiaomi`.
pub(crate) fn ends_and_label(graph: &Graph, relation: Relation<'_>) -> String {
    let [from, to] = [relation.from(), relation.to()].map(|end| entity_name(graph, end.id()));
    format!("{from} {} {to}", relation.kind().says)
}

/// Like [`ClaimText::doubts`].
pub(crate) fn doubts(relation: Relation<'_>) -> String {
    join_doubts(Some(relation.standing()), relation.is_disputed().then_some(DISPUTED_WORD))
}

fn join_doubts(standing: Option<Standing>, disputed: Option<&'static str>) -> String {
    let weaker = standing.filter(|standing| *standing != Standing::Stated).map(Standing::as_str);
    weaker.into_iter().chain(disputed).collect::<Vec<&str>>().join(", ")
}

/// The label of a relation with its [`doubts`]: `advised`, `rivals (alleged)`.
pub(crate) fn relation_label(relation: Relation<'_>) -> String {
    format!("{}{}", relation.kind().says, bracketed_suffix(&doubts(relation)))
}

#[cfg(test)]
mod tests {
    use super::super::citation::references;
    use super::{ClaimText, relation_id_or_entity_slug, relation_label};
    use crate::model::{
        Builder, Citation, CitationList, ClaimId, FileLine, Graph, NewEntity, NewFact, NewRelation,
        NewRelationKind, NewSource, Paragraph, RelationId, Standing, Tone,
    };

    /// `a` attacks `b` in 2021, as `claim` says; `b` is a rower with a date of birth; `c` is only mentioned.
    fn graph(claim: &str, standing: Standing) -> Graph {
        let mut builder = Builder::default();
        let kind = builder.add_entity_kind("person", "people");
        let attacks = NewRelationKind {
            slug: "attacks",
            says: "attacks",
            tone: Tone::Negative,
            ..NewRelationKind::default()
        };
        let attacks = builder.add_relation_kind(&attacks);
        let gists = vec![Some("One."), Some("Two.")];
        let source = builder.add_source(NewSource {
            slug: "news",
            title: "News",
            gists,
            ..NewSource::default()
        });
        let cite =
            |index, words| Citation { source, part: Paragraph::from_index(index).into(), words };
        let cites = || vec![cite(0, None), cite(0, Some("so")), cite(1, None), cite(0, None)];
        let citation_list = || CitationList::new(cites()).expect("the list is not empty");
        let fact = NewFact {
            id: None,
            label: "born",
            value: "in Hefei",
            when: "1974".parse().ok(),
            cites: citation_list(),
        };
        let new_entity = |slug, name| NewEntity { slug, kind, name, ..NewEntity::default() };
        let from = builder.add_entity(new_entity("a", "A")).expect("the slug is not taken");
        let b = NewEntity {
            role: Some("rower"),
            cites: cites(),
            facts: vec![fact],
            ..new_entity("b", "B")
        };
        let to = builder.add_entity(b).expect("the slug is not taken");
        builder
            .add_entity(NewEntity { cites: cites(), ..new_entity("c", "C") })
            .expect("the slug is not taken");
        builder.add_relation(NewRelation {
            id: None,
            from,
            kind: attacks,
            to,
            when: "2021".parse().ok(),
            claim,
            said_by: Some(to),
            standing,
            cites: citation_list(),
            extra: None,
            defined_at: FileLine::default(),
        });
        builder.build()
    }

    #[test]
    fn claims_include_every_qualifier() {
        let graph = graph("A attacked B.", Standing::Alleged);
        let id = ClaimId::Relation(RelationId::new(0));
        let claim = ClaimText::new(&graph, id);
        assert_eq!(claim.sentence, "A attacked B.");
        assert_eq!(claim.qualifiers(), ["alleged", "negative", "said by B", "2021"]);
        assert_eq!(claim.caveats(), "alleged, according to B");
        assert_eq!(claim.dated_caveats(), "2021, alleged, according to B");
        assert_eq!(claim.citations, "news#1, news#2");
        assert_eq!(relation_id_or_entity_slug(&graph, id), "a.attacks.b");
        assert_eq!(relation_label(graph.relation(RelationId::new(0))), "attacks (alleged)");
    }

    #[test]
    fn opinions_are_attributed_unless_a_verb_follows_the_speaker() {
        let caveats = |claim| {
            let graph = graph(claim, Standing::Opinion);
            ClaimText::from_relation(&graph, graph.relation(RelationId::new(0))).caveats()
        };
        assert_eq!(caveats("B rebukes A."), "opinion");
        assert_eq!(caveats("B was a fan of A."), "opinion, according to B");
        assert_eq!(caveats("B has no equal but A."), "opinion, according to B");
    }

    #[test]
    fn speakers_named_in_the_sentence_are_not_repeated() {
        let graph = graph("B says that A attacked him.", Standing::Stated);
        let relation = graph.relation(RelationId::new(0));
        let claim = ClaimText::from_relation(&graph, relation);
        assert_eq!(claim.qualifiers(), ["stated", "negative", "2021"]);
        assert_eq!([claim.caveats(), claim.dated_caveats()], ["", "2021"]);
        assert_eq!(relation_label(relation), "attacks");
    }

    #[test]
    fn roles_and_facts_are_described_in_sentences() {
        let graph = graph("A attacked B.", Standing::Stated);
        let [a, b, c] = ["a", "b", "c"]
            .map(|slug| graph.find_entity(slug).expect("the entity is in the graph"));
        let fact = ClaimId::Fact { entity: b, index: 0 };
        let claims = [ClaimId::Role(a), ClaimId::Role(b), ClaimId::Role(c), fact]
            .map(|id| ClaimText::new(&graph, id).in_full(""));
        assert_eq!(
            claims,
            [
                "A (person) () []",
                "B: rower (stated) [news#1, news#2]",
                "C is mentioned (stated) [news#1, news#2]",
                "B, born: in Hefei (stated, 1974) [news#1, news#2]",
            ]
        );
        assert_eq!(relation_id_or_entity_slug(&graph, fact), "b");
        assert_eq!(references(&graph, std::iter::empty()), "");
    }
}
