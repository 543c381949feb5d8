use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

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
