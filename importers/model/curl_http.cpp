#include "graph/error.hpp"
#include "importers/model/endpoint.hpp"
#include "importers/model/http.hpp"

#include <curl/curl.h>
#include <mutex>
#include <new>
#include <string_view>

// The one door to libcurl.

namespace relata::model {
namespace {

using Milliseconds = std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What comes in, up to a limit.
struct Body {
    std::string bytes;
    std::size_t most = 0;
    bool is_too_large = false;
};

std::size_t take(const char* data, std::size_t, std::size_t size, void* into) {
    auto& body = *static_cast<Body*>(into);
    body.is_too_large = size > body.most - body.bytes.size();
    if (body.is_too_large) return 0;
    try {
        body.bytes.append(data, size);
    } catch (const std::bad_alloc&) {  // no exception may cross libcurl
        body.is_too_large = true;
        return 0;
    }
    return size;
}

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
    if (curl_easy_setopt(handle, option, value) != CURLE_OK) {
        throw HttpError("this libcurl lacks something relata needs");
    }
}

bool is_redirect(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string seconds_text(Milliseconds time) {
    const auto tenths = (time.count() + 50) / 100;
    auto text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += '.' + std::to_string(tenths % 10);
    return text + (tenths == 10 ? " second" : " seconds");
}

class CurlHttp final : public Http {
public:
    explicit CurlHttp(const HttpLimits& limits) : limits_(limits) {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    }

    [[nodiscard]] HttpResponse post(const HttpRequest& request) const override {
        const auto deadline = Clock::now() + request.time_limit;
        const auto first = parse_endpoint(request.url);
        auto address = first;
        for (int redirects = 0;; ++redirects) {
            std::string next;
            auto response = send(address, request, deadline, next);
            if (next.empty()) return response;
            if (redirects == limits_.redirects) {
                throw HttpError(
                    first.origin() + " redirects more than " + std::to_string(redirects) + " times"
                );
            }
            address = redirected(address, next);
        }
    }

private:
    /// Where a redirect may lead.
    static Endpoint redirected(const Endpoint& from, const std::string& to) {
        Endpoint next;
        try {
            next = parse_endpoint(to);
        } catch (const InputError&) {
            throw HttpError(from.origin() + " redirects to what is neither http nor https");
        }
        if (!from.may_send_to(next)) {
            throw HttpError(
                from.origin() + " redirects to another server, " + next.origin() +
                "; if that is meant, give it as the endpoint"
            );
        }
        return next;
    }

    /// One request; `next` is where it was redirected to, if it was.
    [[nodiscard]] HttpResponse send(
        const Endpoint& address,
        const HttpRequest& request,
        Clock::time_point deadline,
        std::string& next
    ) const {
        const std::unique_ptr<CURL, CloseHandle> owner(curl_easy_init());
        auto* const handle = owner.get();
        if (handle == nullptr) throw HttpError("libcurl cannot be used");
        std::unique_ptr<curl_slist, FreeList> headers;
        // "Expect" would cost a second with servers that do not know it.
        for (const auto& line : request.headers) add(headers, line);
        add(headers, "Expect:");
        const auto left = std::chrono::duration_cast<Milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) throw HttpError(too_late(address, request));
        Body body;
        body.most = limits_.most_bytes;
        const auto url = address.url();

        set(handle, CURLOPT_URL, url.c_str());
        set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
        set(handle, CURLOPT_FOLLOWLOCATION, 0L);
        set(handle, CURLOPT_NOSIGNAL, 1L);
        set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        // A proxy of the environment is for the network, not for this machine.
        if (address.is_local()) set(handle, CURLOPT_PROXY, "");
        set(handle, CURLOPT_USERAGENT, "relata");
        set(handle, CURLOPT_HTTPHEADER, headers.get());
        set(handle, CURLOPT_POST, 1L);
        set(handle, CURLOPT_POSTFIELDS, request.body.c_str());
        set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connecting.count()));
        set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
        set(handle, CURLOPT_WRITEFUNCTION, take);
        set(handle, CURLOPT_WRITEDATA, &body);

        const auto result = curl_easy_perform(handle);
        if (body.is_too_large) {
            throw HttpError(
                "the answer of " + address.origin() + " is larger than " +
                std::to_string(limits_.most_bytes) + " bytes"
            );
        }
        if (result == CURLE_OPERATION_TIMEDOUT) throw HttpError(too_late(address, request));
        if (result != CURLE_OK) {
            throw HttpError(address.origin() + ": " + curl_easy_strerror(result));
        }
        return response_of(handle, std::move(body.bytes), next);
    }

    static HttpResponse response_of(CURL* handle, std::string body, std::string& next) {
        HttpResponse response;
        response.body = std::move(body);
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &response.status);
        curl_off_t wait = 0;
        curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &wait);
        if (wait > 0) response.retry_after = std::chrono::seconds(wait);
        const char* location = nullptr;
        curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &location);
        if (is_redirect(response.status) && location != nullptr) next = location;
        return response;
    }

    static void add(std::unique_ptr<curl_slist, FreeList>& list, const std::string& line) {
        auto* const longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
    }

    static std::string too_late(const Endpoint& address, const HttpRequest& request) {
        return address.origin() + " did not answer within " + seconds_text(request.time_limit);
    }

    HttpLimits limits_;
};

}  // namespace

std::unique_ptr<Http> curl_http(const HttpLimits& limits) {
    return std::make_unique<CurlHttp>(limits);
}

}  // namespace relata::model
