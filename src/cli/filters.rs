use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use super::failure::Failure;
use super::ui;
use crate::model::Graph;
use crate::query::{Dimension, Filter, FilterArgs, FilterError, ValueKind};

const HEADING: &str = "Filters (repeat an option to allow any of several values; !X excludes X)";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters(FilterArgs);

impl Filters {
    pub(super) fn resolve(&self, graph: &Graph) -> Result<Filter, FilterError> {
        self.0.resolve(graph)
    }

    /// Fails with a reason if any of the flags given has no effect on the output.
    pub(super) fn reject_ineffective_flags(
        &self,
        has_no_effect: impl Fn(Dimension) -> bool,
        reason: &str,
    ) -> Result<(), Failure> {
        match self.flags_given(has_no_effect) {
            Some(flags) => Err(Failure::Usage(format!("{flags}: {reason}"))),
            None => Ok(()),
        }
    }

    /// Prints a note on flags that limit entities, which have no effect if every entity is given by name.
    pub(super) fn print_note_on_ineffective_flags(&self) {
        if let Some(flags) = self.flags_given(Dimension::limits_entities) {
            ui::print_message(format!("{flags}: no effect, as every entity is given by name"));
        }
    }

    /// The flags given that satisfy a predicate, as text: `--kind, --tone`.
    fn flags_given(&self, predicate: impl Fn(Dimension) -> bool) -> Option<String> {
        let given = self.0.dimensions().into_iter().filter(|dimension| predicate(*dimension));
        let flags: Vec<String> = given.map(|dimension| format!("--{}", dimension.flag())).collect();
        (!flags.is_empty()).then(|| flags.join(", "))
    }
}

impl Args for Filters {
    fn augment_args(command: Command) -> Command {
        command.args(Dimension::all().map(filter_flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Filters {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let values_of = |dimension: Dimension| {
            let values = matches.get_many::<String>(dimension.flag()).into_iter().flatten();
            values.map(move |value| (dimension, value.clone()))
        };
        Ok(Self(Dimension::all().flat_map(values_of).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn filter_flag(dimension: Dimension) -> Arg {
    let flag = Arg::new(dimension.flag())
        .long(dimension.flag())
        .value_name(dimension.placeholder())
        .help(dimension.help())
        .help_heading(HEADING)
        .hide_short_help(true);
    match dimension.value_kind() {
        ValueKind::Named(_) => flag.action(ArgAction::Append),
        // A year before 0 starts with a hyphen.
        ValueKind::Date(_) => flag.allow_hyphen_values(true),
        ValueKind::Number(_) => flag,
    }
}
