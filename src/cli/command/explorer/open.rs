use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::misspelling::nearest_command;
use crate::cli::subject;
use crate::model::EntityId;
use crate::query::Filter;
use crate::text::escape::quote_shell_word;

/// Arguments of the explorer, with or without `open`.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCommand {
    /// The entity to open: a slug, name or alias; multi-word names need no quotes
    #[arg(value_name = "ENTITY")]
    entity: Vec<String>,
    /// The number of hops around the entity, if given.
    #[arg(
        long,
        help = "Number of hops around the entity [env: GUANXI_DEPTH] [default: 1]",
        value_name = "N"
    )]
    pub depth: Option<usize>,
    #[command(flatten)]
    filters: Filters,
    /// Whether the arguments were given without `open`. The first word may then be a misspelt command.
    #[arg(skip)]
    pub(in crate::cli) is_bare: bool,
}

impl OpenCommand {
    /// The entity to open, if any, and a note if the name was misspelt. The note is also printed.
    ///
    /// # Errors
    ///
    /// Fails if no graph can be read, or if the words do not name exactly one entity.
    pub fn resolve_entity(
        &self,
        context: &Context,
    ) -> Result<(Option<EntityId>, Option<String>), Failure> {
        let Some(first) = self.entity.first() else { return Ok((None, None)) };
        let typed = self.entity.join(" ");
        let similar_command = nearest_command(&(context.clap_command)(), first);
        if let Some(similar) = similar_command.as_ref().filter(|_| self.is_bare)
            && subject::names_one_entity(context, &typed)?
            && !subject::is_exact_name(context, &typed)?
        {
            let typed = shell_line(&self.entity);
            return Err(Failure::NotFound(format!(
                "no command `{first}`: did you mean `guanxi {similar}`? to open the entity, use `guanxi open {typed}`"
            )));
        }
        match subject::resolve_entity_with_note(context, &typed) {
            Ok((entity, note)) => {
                if let Some(note) = &note {
                    context.print_note(note);
                }
                Ok((Some(entity), note))
            }
            Err(Failure::NotFound(message)) => {
                Err(self.not_found(context, message, similar_command))
            }
            Err(failure) => Err(failure),
        }
    }

    /// The failure if the words do not name one entity, with the command that the user probably meant, if any.
    fn not_found(
        &self,
        context: &Context,
        message: String,
        similar_command: Option<String>,
    ) -> Failure {
        let has_several_words = self.entity.len() > 1;
        let command = self.entity.iter().find(|word| is_command(context, word));
        match (similar_command, command) {
            (Some(similar), _) if has_several_words && self.is_bare => {
                Failure::Usage(format!("no such command: did you mean `guanxi {similar}`?"))
            }
            (None, Some(command)) if self.is_bare => {
                let others = self.entity.iter().filter(|word| *word != command);
                let words = shell_line(others);
                Failure::Usage(format!("put the command first: `guanxi {command} {words}`"))
            }
            (Some(similar), _) => Failure::NotFound(format!(
                "{message}\nor did you mean the command `guanxi {similar}`?"
            )),
            _ if has_several_words && subject::resolve_entities(context, &self.entity).is_ok() => {
                let words = shell_line(&self.entity);
                Failure::NotFound(format!(
                    "{message}\nto show what connects these entities, use `guanxi show {words}`"
                ))
            }
            _ => Failure::NotFound(message),
        }
    }

    /// The filter of the explorer.
    ///
    /// # Errors
    ///
    /// Fails if no graph can be read, on values that the graph does not contain, and on invalid dates and numbers.
    pub fn filter(&self, context: &Context) -> Result<Filter, Failure> {
        Ok(self.filters.resolve(context.graph()?)?)
    }
}

fn is_command(context: &Context, word: &str) -> bool {
    (context.clap_command)().find_subcommand(word).is_some()
}

/// Words of the command line, quoted for a shell and shortened.
fn shell_line<'w>(words: impl IntoIterator<Item = &'w String>) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| quote_shell_word(word)).collect();
    if words.iter().any(|word| word.starts_with('-')) {
        words.insert(0, "--".to_owned());
    }
    subject::shorten_for_message(&words.join(" "))
}
