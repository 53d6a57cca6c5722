// A table in bare ncurses: the least a terminal program can take for a key. Keys: j k g G, space for a page, q.
#define _XOPEN_SOURCE_EXTENDED
#include <ncurses.h>
#include <stdlib.h>

static const char *verdicts[] = {"success", "declined", "operator required", "failed"};

static void row(int y, long number, int selected) {
    unsigned value = (unsigned)number * 2654435761u;
    attr_t look = selected ? A_REVERSE : A_NORMAL;
    attrset(look);
    mvprintw(y, 0, "%9ld  28 Nov 22:%02u:%02u  tr-%08x  ", number, value % 60, value / 60 % 60, value);
    attrset(look | COLOR_PAIR(1 + value % 4));
    printw("%-18s", verdicts[value % 4]);
    attrset(look);
    printw("  %-24s %-24s %4u", "Company Name Limited", "user@example.test", value % 100);
    clrtoeol();
}

int main(int count, char **words) {
    long rows = count > 1 ? atol(words[1]) : 1000000, top = 0, place = 0;
    initscr();
    start_color();
    use_default_colors();
    for (short pair = 1; pair <= 4; pair++) init_pair(pair, (short)(pair + 1), -1);
    cbreak();
    noecho();
    curs_set(0);
    idlok(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    for (int key = 0; key != 'q'; key = getch()) {
        long page = LINES - 3;
        if (key == 'j' && place < rows - 1) place++;
        if (key == 'k' && place > 0) place--;
        if (key == ' ') place = place + page < rows ? place + page : rows - 1;
        if (key == 'g') place = 0;
        if (key == 'G') place = rows - 1;
        if (place < top) top = place;
        if (place >= top + page) top = place - page + 1;
        attrset(A_BOLD);
        mvprintw(0, 0, "%-60s", "number     time             id           verdict");
        for (int line = 0; line < page; line++) {
            if (top + line < rows) row(1 + line, top + line, top + line == place);
        }
        attrset(A_NORMAL);
        mvprintw(LINES - 1, 0, "%ld of %ld", place + 1, rows);
        clrtoeol();
        refresh();
    }
    endwin();
    return 0;
}
