use super::claim_registry::EndsAndKind;
use super::field::non_empty;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::{NewProblem, Rule};
use crate::load::record::RelationRecord;
use crate::model::{ClaimHandle, FileLine};

const REPEATED_ID_HELP: &str = "remove one of them, and the relation gets the next number";

/// The id of a relation without an explicit one: `from.kind.to`, then `from.kind.to.2` for the next relation with these
/// ends and kind, and so on. Files may spell it out, so that it stays the same in part of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DefaultId<'t> {
    pub(super) triple: [&'t str; 3],
    /// 1 if the id has no number.
    pub(super) ordinal: u32,
}

impl<'t> DefaultId<'t> {
    pub(super) fn parse(id: &'t str) -> Option<Self> {
        let mut parts = id.split('.');
        let triple = [parts.next()?, parts.next()?, parts.next()?];
        let ordinal = parts.next().map_or(Ok(1), str::parse).ok()?;
        (ordinal > 0 && parts.next().is_none()).then_some(Self { triple, ordinal })
    }

    /// The part `from.kind.to` of a default id; other ids are returned unchanged.
    #[expect(clippy::string_slice, reason = "a default id starts with the triple")]
    pub(super) fn without_ordinal(id: &'t str) -> &'t str {
        let Some(Self { triple, .. }) = Self::parse(id) else { return id };
        &id[..triple.iter().map(|part| part.len() + 1).sum::<usize>() - 1]
    }
}

impl Resolver {
    /// The id of a relation, or the number in its default id, if the file gives either.
    pub(super) fn id_or_ordinal<'w>(
        &mut self,
        at: &Location<'_>,
        record: &'w RelationRecord<'_>,
    ) -> (Option<&'w str>, Option<u32>) {
        let id = non_empty(record.id.as_ref());
        let Some(default) = id.and_then(DefaultId::parse) else { return (id, None) };
        let own = [&record.from, &record.kind, &record.to].map(Option::as_deref);
        if default.triple.map(Some) == own {
            return (None, Some(default.ordinal));
        }
        // Missing ends are reported elsewhere.
        if let [Some(from), Some(kind), Some(to)] = own {
            let message = "this id is the default id of another relation";
            let help = format!("write `{from}.{kind}.{to}`, or a slug, or remove it");
            self.report(&at.key("id"), Rule::BadSlug, message, help);
        }
        (None, None)
    }

    /// Gives a relation its number, unless another one has it.
    pub(super) fn set_ordinal(
        &mut self,
        at: &Location<'_>,
        claim: ClaimHandle,
        triple: EndsAndKind,
        ordinal: u32,
    ) {
        // Many relations have a plain id, see [`Self::report_repeated_plain_ids`].
        let taken = (ordinal > 1)
            .then(|| self.claims.ordinals.insert((triple, ordinal), at.file_line()))
            .flatten();
        let Some(first) = taken else { return self.builder.set_ordinal(claim, ordinal) };
        let place = self.describe_location(first);
        let message = format!("the id with the number {ordinal} is already used at {place}");
        self.report(&at.key("id"), Rule::DuplicateId, message, REPEATED_ID_HELP);
    }

    /// Reports relations whose plain id, without a number, was given before. Runs only once all relations are read: nearly
    /// all relations of a JSON file have such an id, and storing the ids would take memory.
    pub(super) fn report_repeated_plain_ids(&mut self) {
        let plain = self.builder.triples().filter(|relation| relation.ordinal == Some(1));
        let mut plain: Vec<(EndsAndKind, FileLine)> =
            plain.map(|relation| ((relation.ends, relation.kind), relation.defined_at)).collect();
        plain.sort_by_key(|(triple, _)| *triple);
        for pair in plain.windows(2) {
            let [(triple, first), (other, second)] = *pair else { continue };
            if triple == other {
                let place = self.describe_location(first);
                let message = format!("the id of this relation is already used at {place}");
                let problem = NewProblem::new(Rule::DuplicateId, message, REPEATED_ID_HELP);
                self.problems.add_at(second.file, (second.line, 0), problem);
            }
        }
    }
}
