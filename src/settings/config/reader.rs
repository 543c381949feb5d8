//! Reads the tables of the config file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::{Config, ConfigValue};
use crate::settings::config_problem::ConfigProblem;
use crate::settings::setting::{Setting, SettingType};
use crate::text::did_you_mean;

/// The maximum number of problems to report.
const MAX_PROBLEMS: usize = 100;

pub(super) fn read(text: &str) -> Config {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, errors, config: Config::default() };
    for (key, value) in table.get_ref() {
        let setting = Setting::ALL.into_iter().find(|setting| setting.name() == &**key.get_ref());
        match setting {
            Some(setting) => reader.read_setting(setting, value),
            None if key.get_ref() == "keys" => reader.read_key_tables(value),
            None => reader.report_unknown_setting(key.get_ref(), key.span()),
        }
    }
    reader.add_syntax_errors();
    reader.config.problems.sort_by_key(|problem| (problem.line, problem.column));
    reader.config
}

pub(super) struct Reader<'t> {
    text: &'t str,
    /// The syntax errors; the parsed table has a guess in place of each.
    errors: Vec<Error>,
    pub(super) config: Config,
}

impl Reader<'_> {
    /// Reports syntax errors, except on lines with another problem, which describes the line better.
    fn add_syntax_errors(&mut self) {
        for error in std::mem::take(&mut self.errors).iter().take(MAX_PROBLEMS) {
            let span = error.span().unwrap_or(self.text.len()..self.text.len());
            let line = self.position(span.start).0;
            if self.config.problems.iter().all(|problem| problem.line != line) {
                self.report(span, error.message().to_owned(), None);
            }
        }
    }

    fn report_unknown_setting(&mut self, name: &str, span: Range<usize>) {
        let names = Setting::ALL.map(Setting::name);
        let help = did_you_mean(name, names)
            .unwrap_or_else(|| format!("the settings are {}, and [keys.…]", names.join(", ")));
        self.report(span, format!("unknown setting `{name}`"), Some(help));
    }

    fn read_setting(&mut self, setting: Setting, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        let read = match (setting.setting_type(), value.get_ref()) {
            (SettingType::Number, DeValue::Integer(number)) => {
                let parsed = usize::from_str_radix(number.as_str(), number.radix());
                parsed.map_or_else(
                    |_| self.text.get(span.clone()).unwrap_or_default().to_owned(),
                    |number| number.to_string(),
                )
            }
            (SettingType::Number, other) => {
                return self.report_wrong_type(setting, other, "a whole number", span);
            }
            (SettingType::Boolean, DeValue::Boolean(is_on)) => is_on.to_string(),
            (SettingType::Boolean, other) => {
                return self.report_wrong_type(setting, other, "true or false", span);
            }
            (_, DeValue::String(text)) => text.clone().into_owned(),
            (_, other) => return self.report_wrong_type(setting, other, "text in quotes", span),
        };
        match setting.validate(read.as_ref()) {
            Ok(()) if self.has_syntax_error(&span) => {}
            Ok(()) => {
                let line = self.position(span.start).0;
                self.config.values.push(ConfigValue { setting, value: read, line });
            }
            Err((message, help)) => self.report(span, message, Some(help)),
        }
    }

    pub(super) fn has_syntax_error(&self, span: &Range<usize>) -> bool {
        let mut errors = self.errors.iter().filter_map(Error::span);
        errors.any(|error| (span.start..=span.end).contains(&error.start))
    }

    fn report_wrong_type(
        &mut self,
        setting: Setting,
        value: &DeValue<'_>,
        expected: &str,
        span: Range<usize>,
    ) {
        let is_empty = self.text.get(span.clone()).is_some_and(|text| text.trim().is_empty());
        let found = match value {
            _ if !self.has_syntax_error(&span) => type_name(value),
            _ if is_empty => "nothing",
            _ => "text without quotes",
        };
        let message = format!("`{}` expects {expected}, found {found}", setting.name());
        self.report(span, message, None);
    }

    pub(super) fn report(&mut self, span: Range<usize>, message: String, help: Option<String>) {
        if self.config.problems.len() < MAX_PROBLEMS {
            let (line, column) = self.position(span.start);
            let problem = ConfigProblem { variable: None, line, column, message, help };
            self.config.problems.push(problem);
        }
    }

    /// The one-based line and column of a byte offset.
    pub(super) fn position(&self, offset: usize) -> (u32, u32) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
        (count(before.matches('\n').count()), count(line.chars().count()))
    }
}

pub(super) fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text in quotes",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
