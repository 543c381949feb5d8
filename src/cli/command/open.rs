use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::misspelt::near_command;
use crate::cli::subject;
use crate::model::EntityId;
use crate::query::Filter;

/// Arguments of `guanxi open`.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCommand {
    /// Where to start: a slug, a name or an alias
    #[arg(value_name = "ENTITY")]
    entity: Option<String>,
    /// Number of hops around the entity
    #[arg(long, value_name = "N")]
    pub depth: Option<usize>,
    #[command(flatten)]
    filters: Filters,
    /// Whether the entity was given without the word `open`, where a command may have been meant.
    #[arg(skip)]
    pub(in crate::cli) is_bare: bool,
}

impl OpenCommand {
    /// The entity to start at, if one was given.
    ///
    /// # Errors
    ///
    /// Fails if no graph could be read, or if the name does not match exactly one entity.
    pub fn entity(&self, context: &Context) -> Result<Option<EntityId>, Failure> {
        let Some(typed) = &self.entity else { return Ok(None) };
        let near = near_command(&(context.program)(), typed);
        if let Some(near) = near.as_ref().filter(|_| self.is_bare)
            && subject::names_one(context, typed)?
            && !subject::is_whole_name(context, typed)?
        {
            let typed = subject::shorten_for_message(typed);
            return Err(Failure::NotFound(format!(
                "no command `{typed}`: did you mean `guanxi {near}`? `guanxi open {typed}` opens an entity"
            )));
        }
        match (subject::entity(context, typed), near) {
            (Err(Failure::NotFound(message)), Some(near)) => Err(Failure::NotFound(format!(
                "{message}\nor did you mean the command `guanxi {near}`?"
            ))),
            (found, _) => found.map(Some),
        }
    }

    /// The filter of the explorer.
    ///
    /// # Errors
    ///
    /// Fails on values that the graph does not have, and on invalid dates.
    pub fn filter(&self, context: &Context) -> Result<Filter, Failure> {
        Ok(self.filters.resolve(context.graph()?)?)
    }
}
