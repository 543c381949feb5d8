# Alt-i inserts an entity chosen in guanxi's finder at the cursor, or several marked with Ctrl-t.
# To use another key, set GUANXI_KEY first, in the notation of `bind`: set GUANXI_KEY \cxg
function guanxi-insert
    set -l graph
    if set -l value (string match --regex --groups-only -- '--graph[= ](\S+)' (commandline))
        set graph --graph $value[1]
    end
    set -l slugs (guanxi pick --multi $graph)
    and commandline --insert -- (string join ' ' -- $slugs)
    commandline --function repaint
end
if status is-interactive
    set -q GUANXI_KEY; or set -l GUANXI_KEY \ei
    bind $GUANXI_KEY guanxi-insert
    bind --mode insert $GUANXI_KEY guanxi-insert
end
