# Alt-i inserts an entity chosen in guanxi's finder at the cursor, or several marked with Ctrl-t.
# To use another key, set GUANXI_KEY first, in the notation of `bindkey`: GUANXI_KEY='^Xg'
guanxi-insert() {
  local -a graph
  local slugs
  [[ $BUFFER =~ '--graph[= ]([^ ]+)' ]] && graph=(--graph "$match[1]")
  slugs=$(guanxi pick --multi $graph) && LBUFFER+=${slugs//$'\n'/ }
  zle reset-prompt
}
if [[ -o interactive ]]; then
  zle -N guanxi-insert
  bindkey -M emacs "${GUANXI_KEY:-^[i}" guanxi-insert
  bindkey -M viins "${GUANXI_KEY:-^[i}" guanxi-insert
fi
