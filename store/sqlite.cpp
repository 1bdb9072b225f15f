#include "store/sqlite.hpp"

#include <new>
#include <utility>

namespace relata {
namespace {

[[noreturn]] void fail_with(sqlite3* database, int code, const std::string& path) {
    if (code == SQLITE_NOMEM) throw std::bad_alloc();
    const int primary = code & 0xFF;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) {
        throw InputError({path}, "the graph file is damaged or was changed by another program");
    }
    const std::string message =
        database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
    throw InputError({path}, "the graph file cannot be used: " + message);
}

}  // namespace

// ---- SqliteStatement
// -----------------------------------------------------------------------------

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql, const std::string& path)
    : path_(path), database_(database) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(
        database, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr
    );
    statement_.reset(statement);
    if (code != SQLITE_OK) fail(code);
}

void SqliteStatement::fail(int code) const {
    fail_with(database_, code, path_);
}

void SqliteStatement::bind(int parameter, std::int64_t value) {
    if (const int code = sqlite3_bind_int64(statement_.get(), parameter, value); code != 0) {
        fail(code);
    }
}

void SqliteStatement::bind(int parameter, double value) {
    if (const int code = sqlite3_bind_double(statement_.get(), parameter, value); code != 0) {
        fail(code);
    }
}

void SqliteStatement::bind_null(int parameter) {
    if (const int code = sqlite3_bind_null(statement_.get(), parameter); code != 0) fail(code);
}

void SqliteStatement::bind(int parameter, std::string_view text) {
    const int code = sqlite3_bind_text64(
        statement_.get(),
        parameter,
        text.data() == nullptr ? "" : text.data(),
        text.size(),
        SQLITE_STATIC,
        SQLITE_UTF8
    );
    if (code != SQLITE_OK) fail(code);
}

void SqliteStatement::bind_or_null(int parameter, std::string_view text) {
    if (text.empty()) {
        bind_null(parameter);
    } else {
        bind(parameter, text);
    }
}

bool SqliteStatement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(code);
}

void SqliteStatement::run() {
    step();
    reset();
}

void SqliteStatement::reset() {
    sqlite3_reset(statement_.get());
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view SqliteStatement::text(int column) const {
    const auto* text = sqlite3_column_text(statement_.get(), column);
    if (text == nullptr) return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return {reinterpret_cast<const char*>(text), size};
}

bool SqliteStatement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

// ---- SqliteDatabase
// ------------------------------------------------------------------------------

SqliteDatabase::SqliteDatabase(const std::string& path, Mode mode, const char* vfs) : path_(path) {
    const int flags =
        mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, vfs);
    database_.reset(database);
    if (code != SQLITE_OK) fail_with(database, code, path_);
    if (mode == Mode::create) return;
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    run("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON;");
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) const {
    return {database_.get(), sql, path_};
}

void SqliteDatabase::run(const std::string& sql) const {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail_with(database_.get(), code, path_);
}

std::int64_t SqliteDatabase::integer(std::string_view sql) const {
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

void SqliteDatabase::reserve_bytes(int count) const {
    sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &count);
}

sqlite3_file* SqliteDatabase::file() const {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

void SqliteDatabase::close() {
    const int code = sqlite3_close(database_.get());
    if (code != SQLITE_OK) fail_with(database_.get(), code, path_);
    static_cast<void>(database_.release());
}

}  // namespace relata
