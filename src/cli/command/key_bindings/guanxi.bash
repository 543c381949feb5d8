# Alt-i inserts an entity chosen in guanxi's finder at the cursor, or several marked with Ctrl-t.
# To use another key, set GUANXI_KEY first, in the notation of `bind`: GUANXI_KEY='\C-xg'
__guanxi_insert() {
  local graph=() slugs
  [[ $READLINE_LINE =~ --graph[=\ ]([^\ ]+) ]] && graph=(--graph "${BASH_REMATCH[1]}")
  slugs=$(guanxi pick --multi "${graph[@]}") || return
  slugs=${slugs//$'\n'/ }
  READLINE_LINE=${READLINE_LINE:0:READLINE_POINT}$slugs${READLINE_LINE:READLINE_POINT}
  READLINE_POINT=$((READLINE_POINT + ${#slugs}))
}
if [[ $- == *i* ]]; then
  bind -m emacs -x "\"${GUANXI_KEY:-\\ei}\": __guanxi_insert"
  bind -m vi-insert -x "\"${GUANXI_KEY:-\\ei}\": __guanxi_insert"
fi
