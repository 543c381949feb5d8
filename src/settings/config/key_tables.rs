//! Reads the tables `[keys.SCOPE]` of the config file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key_override::KeyOverride;
use super::reader::{Reader, type_name};
use crate::settings::key_name::check_key;
use crate::settings::key_scope::KeyScope;
use crate::settings::keys::KEYS;
use crate::text::{did_you_mean, suggestion};

impl Reader<'_> {
    pub(super) fn read_key_tables(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(scopes) = value.get_ref() else {
            let help = "write keys in tables such as [keys.panes]".to_owned();
            return self.report(value.span(), "`keys` is not a table".to_owned(), Some(help));
        };
        for (name, actions) in scopes {
            let scope = KeyScope::ALL.into_iter().find(|scope| scope.name() == &**name.get_ref());
            match (scope, actions.get_ref()) {
                (Some(scope), DeValue::Table(actions)) => self.read_scope(scope, actions),
                (Some(_), _) => {
                    let message = format!("`keys.{}` is not a table", name.get_ref());
                    let help =
                        format!("write `action = [\"key\"]` below [keys.{}]", name.get_ref());
                    self.report(name.span(), message, Some(help));
                }
                (None, _) => self.report_unknown_scope(name.get_ref(), name.span()),
            }
        }
    }

    fn report_unknown_scope(&mut self, name: &str, span: Range<usize>) {
        if let Some(row) = KEYS.iter().find(|row| row.action == name) {
            let help = format!("write it below [keys.{}]", row.scope.name());
            return self.report(span, format!("`{name}` is an action, not a scope"), Some(help));
        }
        let names = KeyScope::ALL.map(KeyScope::name);
        let help = did_you_mean(name, names);
        let help = help.unwrap_or_else(|| format!("the scopes are {}", names.join(", ")));
        self.report(span, format!("unknown scope `{name}`"), Some(help));
    }

    fn read_scope(&mut self, scope: KeyScope, actions: &DeTable<'_>) {
        for (name, keys) in actions {
            let is_known =
                KEYS.iter().any(|row| row.scope == scope && row.action == name.get_ref());
            if is_known {
                self.read_action(scope, name, keys);
            } else {
                self.report_unknown_action(scope, name.get_ref(), name.span());
            }
        }
    }

    fn report_unknown_action(&mut self, scope: KeyScope, name: &str, span: Range<usize>) {
        let in_scope = KEYS.iter().filter(|row| row.scope == scope).map(|row| row.action);
        let elsewhere = KEYS.iter().find(|row| row.action == name);
        let help = elsewhere.map(|row| suggestion(&format!("keys.{}.{name}", row.scope.name())));
        let help = help
            .or_else(|| did_you_mean(name, in_scope))
            .unwrap_or_else(|| "`guanxi config show` lists the actions".to_owned());
        self.report(
            span,
            format!("unknown action `{name}` in [keys.{}]", scope.name()),
            Some(help),
        );
    }

    /// Reads the keys of an action, which keeps its default keys if one of them is invalid.
    fn read_action(
        &mut self,
        scope: KeyScope,
        name: &Spanned<toml::de::DeString<'_>>,
        keys: &Spanned<DeValue<'_>>,
    ) {
        if self.has_syntax_error(&keys.span()) {
            return;
        }
        let list = match keys.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![keys],
        };
        if list.is_empty() && scope == KeyScope::Always {
            let message = format!("`{}` must have a key in [keys.always]", name.get_ref());
            return self.report(keys.span(), message, None);
        }
        let keys: Vec<_> = list.into_iter().map(|key| self.read_key(scope, key)).collect();
        if let Some(keys) = keys.into_iter().collect() {
            let (action, line) =
                (name.get_ref().clone().into_owned(), self.position(name.span().start).0);
            self.config.keys.push(KeyOverride { scope, action, keys, line });
        }
    }

    fn read_key(
        &mut self,
        scope: KeyScope,
        key: &Spanned<DeValue<'_>>,
    ) -> Option<(String, (u32, u32))> {
        let span = key.span();
        let DeValue::String(text) = key.get_ref() else {
            let found = type_name(key.get_ref());
            let help = r#"write keys as ["g g", "Ctrl-d"]"#.to_owned();
            self.report(span, format!("expected a key in quotes, found {found}"), Some(help));
            return None;
        };
        let names: Vec<&str> = text.split(' ').collect();
        if let Some((name, help)) =
            names.iter().find_map(|name| Some((name, check_key(name).err()?)))
        {
            self.report(span, format!("`{name}` is not a key"), Some(help));
            return None;
        }
        let is_typed =
            names.first().is_some_and(|name| *name == "Space" || name.chars().count() == 1);
        if is_typed && (scope.takes_text() || scope == KeyScope::Always) {
            let help = "choose a key with Ctrl or Alt, or one that types no text".to_owned();
            self.report(
                span,
                format!("`{text}` types text in [keys.{}]", scope.name()),
                Some(help),
            );
            return None;
        }
        Some((text.clone().into_owned(), self.position(span.start)))
    }
}
