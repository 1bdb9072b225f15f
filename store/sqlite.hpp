#pragma once

#include "graph/error.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace relata {

/// One prepared question. Columns and parameters count from 0 and 1, as in SQLite.
class SqliteStatement {
public:
    SqliteStatement(sqlite3* database, std::string_view sql, const std::string& path);

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bind_null(int parameter);
    /// Kept by reference until the next step.
    void bind(int parameter, std::string_view text);
    void bind_or_null(int parameter, std::string_view text);

    /// Whether there is a row.
    bool step();
    /// For a statement that gives no row: runs it and makes it ready again.
    void run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] bool is_null(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    [[noreturn]] void fail(int code) const;

    std::string path_;
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open database. Opened for reading it trusts nothing it finds: defensive, no trusted schema,
/// no extension, cells no larger than the file.
class SqliteDatabase {
public:
    enum class Mode { create, read };
    /// `vfs`: nullptr for SQLite's own.
    SqliteDatabase(const std::string& path, Mode mode, const char* vfs = nullptr);

    [[nodiscard]] SqliteStatement prepare(std::string_view sql) const;
    void run(const std::string& sql) const;
    /// The first column of the first row; 0 when there is none.
    [[nodiscard]] std::int64_t integer(std::string_view sql) const;
    /// Leaves the last bytes of each page alone. Before the first table is made.
    void reserve_bytes(int count) const;
    /// Throws when something cannot be written any more.
    void close();

    /// The open file, as its VFS knows it.
    [[nodiscard]] sqlite3_file* file() const;
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close(database); }
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace relata
