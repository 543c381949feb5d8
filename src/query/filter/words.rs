//! A filter in the words of the command line, both ways.

use std::collections::BTreeSet;

use crate::model::{
    EntityKindId, FamilyId, Graph, RelationKindId, Source, SourceId, Standing, Tone, When,
};
use crate::text::nearest;

use super::constraint::{Constraint, Constraints};
use super::{Filter, FilterError};

/// A filter as somebody typed it: one field for a flag, `!x` leaves `x` out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterArgs {
    /// `--kind`: kinds of entities.
    pub kind: Vec<String>,
    /// `--relation`: kinds of relations.
    pub relation: Vec<String>,
    /// `--family`: families of relation kinds.
    pub family: Vec<String>,
    /// `--tone`.
    pub tone: Vec<String>,
    /// `--standing`.
    pub standing: Vec<String>,
    /// `--source`.
    pub source: Vec<String>,
    /// `--since`: the window's first date.
    pub since: Option<String>,
    /// `--until`: the window's last date.
    pub until: Option<String>,
    /// `--as-of`: the graph as it stood on a date.
    pub as_of: Option<String>,
    /// `--known-on`: the graph as it could be known on a date.
    pub known_on: Option<String>,
    /// `--min-sources`: how many independent witnesses a relation needs.
    pub min_sources: Option<usize>,
}

impl FilterArgs {
    /// Every flag, without its dashes, in a fixed order.
    pub const FLAGS: [&str; 11] = [
        "kind",
        "relation",
        "family",
        "tone",
        "standing",
        "source",
        "since",
        "until",
        "as-of",
        "known-on",
        "min-sources",
    ];

    /// Adds one flag with its value: `kind`, `firm`. Gives `None` where there is no such flag.
    pub fn add(&mut self, flag: &str, value: &str) -> Option<()> {
        let word = value.to_owned();
        match flag {
            "kind" => self.kind.push(word),
            "relation" => self.relation.push(word),
            "family" => self.family.push(word),
            "tone" => self.tone.push(word),
            "standing" => self.standing.push(word),
            "source" => self.source.push(word),
            "since" => self.since = Some(word),
            "until" => self.until = Some(word),
            "as-of" => self.as_of = Some(word),
            "known-on" => self.known_on = Some(word),
            "min-sources" => self.min_sources = Some(value.parse().ok()?),
            _ => return None,
        }
        Some(())
    }

    /// The filter that the words mean on a graph.
    ///
    /// # Errors
    ///
    /// Fails on a word that the graph does not know, on a date that is none, and on flags that
    /// contradict each other.
    pub fn resolve(&self, graph: &Graph) -> Result<Filter, FilterError> {
        let filter = Filter {
            kinds: choice("kind", &self.kind, &kinds(graph))?,
            relations: choice("relation", &self.relation, &relations(graph))?,
            families: choice("family", &self.family, &families(graph))?,
            tones: choice("tone", &self.tone, &tones())?,
            standings: choice("standing", &self.standing, &standings())?,
            sources: choice("source", &self.source, &sources(graph))?,
            since: date("since", self.since.as_deref())?,
            until: date("until", self.until.as_deref())?,
            as_of: date("as-of", self.as_of.as_deref())?,
            known_on: date("known-on", self.known_on.as_deref())?,
            min_sources: self.min_sources.unwrap_or(0),
        };
        filter.check(graph)?;
        Ok(filter)
    }
}

impl Filter {
    /// The flags that mean this filter, in a fixed order, each as one text: `--kind firm`,
    /// `--tone !negative`.
    ///
    /// Joined by blanks they are part of a command line; a shell wants the `!` quoted.
    #[must_use]
    pub fn words(&self, graph: &Graph) -> Vec<String> {
        let mut words = Vec::new();
        flags(&mut words, "kind", &self.kinds, &kinds(graph));
        flags(&mut words, "relation", &self.relations, &relations(graph));
        flags(&mut words, "family", &self.families, &families(graph));
        flags(&mut words, "tone", &self.tones, &tones());
        flags(&mut words, "standing", &self.standings, &standings());
        flags(&mut words, "source", &self.sources, &sources(graph));
        let dates = [
            ("since", self.since),
            ("until", self.until),
            ("as-of", self.as_of),
            ("known-on", self.known_on),
        ];
        for (flag, when) in dates {
            words.extend(when.map(|when| format!("--{flag} {when}")));
        }
        if self.min_sources > 0 {
            words.push(format!("--min-sources {}", self.min_sources));
        }
        words
    }

    /// Refuses what can let nothing through, whatever the graph's relations are.
    fn check(&self, graph: &Graph) -> Result<(), FilterError> {
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since.earliest() > until.latest()
        {
            return Err(FilterError::Backwards {
                since: since.to_string(),
                until: until.to_string(),
            });
        }
        let left_out = |what, flags| Err(FilterError::NothingLeft { what, flags });
        if !kinds(graph).iter().any(|(_, kind)| self.kinds.allows(*kind)) && !self.kinds.is_empty()
        {
            return left_out("kind of entity", "--kind");
        }
        let mut relations = relations(graph).into_iter();
        if self.limits_relation_kinds() && !relations.any(|(_, kind)| self.allows_kind(graph, kind))
        {
            return left_out("kind of relation", "--relation, --family and --tone together");
        }
        if !Standing::ALL.iter().any(|standing| self.standings.allows(*standing)) {
            return left_out("standing", "--standing");
        }
        let passing = graph.sources().filter(|source| self.sources.allows(source.id()));
        let witnesses: BTreeSet<&str> = passing.map(Source::witness).collect();
        if witnesses.is_empty() && !self.sources.is_empty() {
            return left_out("source", "--source");
        }
        if self.min_sources > witnesses.len() {
            let (asked, there) = (self.min_sources, witnesses.len());
            return Err(FilterError::TooFewWitnesses { asked, there });
        }
        Ok(())
    }

    fn limits_relation_kinds(&self) -> bool {
        !(self.relations.is_empty() && self.families.is_empty() && self.tones.is_empty())
    }
}

/// The words that one flag understands, in the graph's order.
type Known<T> = Vec<(String, T)>;

fn kinds(graph: &Graph) -> Known<EntityKindId> {
    let kinds = graph.entity_kinds().iter().enumerate();
    kinds.map(|(row, kind)| (kind.slug.clone(), EntityKindId::new(row))).collect()
}

fn relations(graph: &Graph) -> Known<RelationKindId> {
    let kinds = graph.relation_kinds().iter().enumerate();
    kinds.map(|(row, kind)| (kind.slug.clone(), RelationKindId::new(row))).collect()
}

fn families(graph: &Graph) -> Known<FamilyId> {
    let families = graph.families().iter().enumerate();
    families.map(|(row, family)| (family.clone(), FamilyId::new(row))).collect()
}

fn tones() -> Known<Tone> {
    Tone::ALL.iter().map(|tone| (tone.word().to_owned(), *tone)).collect()
}

fn standings() -> Known<Standing> {
    Standing::ALL.iter().map(|standing| (standing.word().to_owned(), *standing)).collect()
}

fn sources(graph: &Graph) -> Known<SourceId> {
    graph.sources().map(|source| (source.slug().to_owned(), source.id())).collect()
}

fn choice<T: Copy + Ord>(
    flag: &'static str,
    words: &[String],
    known: &Known<T>,
) -> Result<Constraints<T>, FilterError> {
    let mut choice = Constraints::default();
    for typed in words {
        let (word, constraint) = match typed.strip_prefix('!') {
            Some(word) => (word, Constraint::Exclude),
            None => (typed.as_str(), Constraint::Include),
        };
        let Some((_, value)) = known.iter().find(|(name, _)| name == word) else {
            return Err(unknown(flag, word, known));
        };
        if !matches!(choice.constraint(*value), Constraint::Any)
            && choice.constraint(*value) != constraint
        {
            return Err(FilterError::Both { flag, word: word.to_owned() });
        }
        choice.set(*value, constraint);
    }
    Ok(choice)
}

fn unknown<T>(flag: &'static str, word: &str, known: &Known<T>) -> FilterError {
    let names = || known.iter().map(|(name, _)| name);
    let nearest = nearest(word, names().map(String::as_str)).map(str::to_owned);
    FilterError::Unknown { flag, word: word.to_owned(), nearest, known: names().cloned().collect() }
}

fn date(flag: &'static str, word: Option<&str>) -> Result<Option<When>, FilterError> {
    let parsed = word.map(|word| {
        let failed = |error| FilterError::Date { flag, word: word.to_owned(), error };
        word.parse().map_err(failed)
    });
    parsed.transpose()
}

fn flags<T: Copy + Ord>(
    words: &mut Vec<String>,
    flag: &str,
    choice: &Constraints<T>,
    known: &Known<T>,
) {
    for (value, constraint) in choice.constraints() {
        let mark = if constraint == Constraint::Exclude { "!" } else { "" };
        let name = known.iter().find(|(_, other)| *other == value).map(|(name, _)| name);
        words.extend(name.map(|name| format!("--{flag} {mark}{name}")));
    }
}
