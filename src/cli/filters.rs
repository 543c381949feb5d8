use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use super::failure::Failure;
use super::ui;
use crate::model::Graph;
use crate::query::{Dimension, Filter, FilterArgs, FilterError, ValueKind};

const HEADING: &str = "Filters (repeat an option to allow several values; !X excludes X)";

/// Filter flags: one per dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters(FilterArgs);

impl Filters {
    pub(super) fn resolve(&self, graph: &Graph) -> Result<Filter, FilterError> {
        self.0.resolve(graph)
    }

    /// Fails if a flag was given that has no effect on what the command prints.
    pub(super) fn refuse(
        &self,
        has_no_effect: impl Fn(Dimension) -> bool,
        reason: &str,
    ) -> Result<(), Failure> {
        match self.given(has_no_effect) {
            Some(flags) => Err(Failure::Usage(format!("{flags}: {reason}"))),
            None => Ok(()),
        }
    }

    /// Notes the flags that have no effect if all entities are named: they limit which others are reached.
    pub(super) fn note_if_all_are_named(&self) {
        if let Some(flags) = self.given(Dimension::limits_entities) {
            ui::note(format!("{flags}: no effect here, because every entity is named"));
        }
    }

    /// The flags given that a predicate holds for: `--kind, --tone`.
    fn given(&self, is_such: impl Fn(Dimension) -> bool) -> Option<String> {
        let given = self.0.dimensions().into_iter().filter(|dimension| is_such(*dimension));
        let flags: Vec<String> = given.map(|one| format!("--{}", one.flag())).collect();
        (!flags.is_empty()).then(|| flags.join(", "))
    }
}

impl Args for Filters {
    fn augment_args(command: Command) -> Command {
        command.args(Dimension::all().map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Filters {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let typed = |dimension: Dimension| {
            let values = matches.get_many::<String>(dimension.flag()).into_iter().flatten();
            values.map(move |value| (dimension, value.clone()))
        };
        Ok(Self(Dimension::all().flat_map(typed).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn flag(dimension: Dimension) -> Arg {
    let flag = Arg::new(dimension.flag())
        .long(dimension.flag())
        .value_name(dimension.placeholder())
        .help(dimension.help())
        .help_heading(HEADING)
        .hide_short_help(true);
    match dimension.value_kind() {
        ValueKind::Named(_) => flag.action(ArgAction::Append),
        ValueKind::Date(_) | ValueKind::Number(_) => flag,
    }
}
